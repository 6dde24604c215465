package io.lotse.knowledge.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a list of words from a resource of this package: separated by white space, lines of {@code #} are remarks. */
final class WordList {
  private WordList() {}

  /** The words of each line. */
  static List<List<String>> lines(String resource) {
    return text(resource).lines().filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+"))).toList();
  }

  static Set<String> read(String resource) {
    return text(resource).lines().filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split("\\s+"))).filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null)
        throw new IllegalStateException("Resource " + resource + " is missing");
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
