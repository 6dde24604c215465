package io.lotse.knowledge.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was seen of an imported file.
 *
 * @param path below the import directory, with {@code /} between its parts
 * @param size in bytes
 * @param modified milliseconds since 1970
 * @param hash SHA-256 in hexadecimal; null for a file that was refused before its end was read
 */
record ImportMark(String path, long size, long modified, String hash) {
  /** A file as it is now, not yet read. */
  static ImportMark of(Path folder, Path file) throws IOException {
    return new ImportMark(path(folder, file), Files.size(file), Files.getLastModifiedTime(file).toMillis(), null);
  }

  static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  ImportMark withHash(String read) {
    return new ImportMark(path, size, modified, read);
  }

  /** Whether the file has not been touched since; its content is then taken to be the same. */
  boolean isUntouchedSince(ImportMark before) {
    return path.equals(before.path()) && size == before.size() && modified == before.modified();
  }

  boolean hasContentOf(ImportMark before) {
    return hash != null && hash.equals(before.hash());
  }
}
