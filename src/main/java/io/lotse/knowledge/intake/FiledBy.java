package io.lotse.knowledge.intake;

import java.util.Optional;
import java.util.UUID;

/**
 * Who hands a document in.
 *
 * @param name as it stands in the job; null = Lotse itself
 * @param file the imported file, of which the ledger is to tell in the same transaction; empty where it is none
 */
public record FiledBy(String name, Optional<ImportMark> file) {
  public static FiledBy person(UUID id) {
    return new FiledBy(id.toString(), Optional.empty());
  }

  static FiledBy importOf(ImportMark file) {
    return new FiledBy("import", Optional.of(file));
  }
}
