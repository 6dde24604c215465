package io.lotse.manuals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One manual as written: {@code key: value} lines between two {@code ---} lines, then Markdown. */
record ManualSource(Map<String, String> front, String markdown) {
  static ManualSource read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int end = lines.subList(1, lines.size()).indexOf("---") + 1;
    if (!lines.getFirst().equals("---") || end < 1) {
      throw new IllegalArgumentException("no front matter: " + file.getFileName());
    }
    Map<String, String> front = new LinkedHashMap<>();
    for (String line : lines.subList(1, end)) {
      String[] pair = line.split(":\\s*", 2);
      front.put(pair[0], pair[1]);
    }
    return new ManualSource(front, String.join("\n", lines.subList(end + 1, lines.size())));
  }

  /** All manuals of a folder, in the order of their file names. */
  static List<ManualSource> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().map(ManualSource::open).toList();
    }
  }

  private static ManualSource open(Path file) {
    try {
      return read(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** IllegalArgumentException where the front matter lacks the key. */
  String get(String key) {
    String value = front.get(key);
    if (value == null) {
      throw new IllegalArgumentException("front matter without " + key);
    }
    return value;
  }

  String language() {
    return get("language");
  }

  /** Name of the PDF. */
  String file() {
    return get("file");
  }
}
