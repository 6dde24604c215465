package io.lotse.knowledge.original;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.lotse.knowledge.parsing.DocumentFormat;

/**
 * A file that has come in and lies in a temporary place until it is stored.
 *
 * @param filename as the sender named it, without folders
 * @param hash SHA-256 of its bytes, in hexadecimal
 */
public record Received(String filename, Path file, String hash, long size, DocumentFormat format)
    implements
      AutoCloseable {
  public String bareName() {
    return bareName(filename);
  }

  /** The name without its ending. */
  public static String bareName(String filename) {
    int dot = filename.lastIndexOf('.');
    return dot > 0 ? filename.substring(0, dot) : filename;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
