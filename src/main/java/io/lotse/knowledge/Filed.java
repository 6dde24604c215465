package io.lotse.knowledge;

import java.util.List;
import java.util.UUID;

/** What was made of documents that were handed in. */
public record Filed(UUID jobId, List<FiledDocument> documents) {
  /** A document that was handed in, or that was there already with the same content. */
  public record FiledDocument(UUID id,
      String filename) {}
}
