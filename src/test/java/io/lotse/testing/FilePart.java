package io.lotse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in a multipart request. */
public record FilePart(String field, String filename, String mediaType, byte[] content) {
  /** A PDF from disk. */
  public static FilePart pdf(String field, Path file) {
    try {
      return new FilePart(field, file.getFileName().toString(), "application/pdf", Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
