package io.lotse.knowledge.original;

import io.lotse.knowledge.parsing.DocumentFormat;

/**
 * A file that was handed in and lies in the object store.
 *
 * @param hash SHA-256 of its bytes, in hexadecimal
 * @param size in bytes
 */
public record Original(String objectKey, String filename, DocumentFormat format, String hash, long size) {
  /** Whether it lies among the texts of entries instead. */
  public boolean isWritten() {
    return WrittenTexts.holdsKey(objectKey);
  }

  public static Original of(StoredOriginal stored) {
    Received file = stored.file();
    return new Original(stored.objectKey(), file.filename(), file.format(), file.hash(), file.size());
  }
}
