package io.lotse.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was seen of an imported file. It stands where a job says who filed it, so that it is written in the transaction
 * that files the document: no crash lets one be without the other.
 *
 * @param path below the import directory, with {@code /} between its parts
 * @param size in bytes
 * @param modified milliseconds since 1970
 * @param hash SHA-256 in hexadecimal; {@code -} for a file that was refused before its end was read
 */
record ImportMark(String path, long size, long modified, String hash) {

  static final String PREFIX = "import:";
  private static final String UNREAD = "-";
  private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]+|-):(\\d+):(-?\\d+):(.+)", Pattern.DOTALL);

  /** A file as it is now, not yet read. */
  static ImportMark of(Path folder, Path file) throws IOException {
    return new ImportMark(path(folder, file), Files.size(file), Files.getLastModifiedTime(file).toMillis(), UNREAD);
  }

  static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static Optional<ImportMark> parse(String filedBy) {
    Matcher form = FORM.matcher(filedBy);
    return form.matches() ? Optional.of(new ImportMark(form.group(4), Long.parseLong(form.group(2)), Long.parseLong(form
        .group(3)), form.group(1))) : Optional.empty();
  }

  ImportMark withHash(String read) {
    return new ImportMark(path, size, modified, read);
  }

  /** Whether the file has not been touched since; its content is then taken to be the same. */
  boolean isUntouchedSince(ImportMark before) {
    return path.equals(before.path()) && size == before.size() && modified == before.modified();
  }

  boolean hasContentOf(ImportMark before) {
    return !hash.equals(UNREAD) && hash.equals(before.hash());
  }

  /** As it stands in the job. */
  String filedBy() {
    return PREFIX + hash + ":" + size + ":" + modified + ":" + path;
  }
}
