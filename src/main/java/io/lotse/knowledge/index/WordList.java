package io.lotse.knowledge.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a list of words from a resource of this package: separated by white space, lines of {@code #} are remarks. */
final class WordList {
  private WordList() {}

  static Set<String> read(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null)
        throw new IllegalStateException("Resource " + resource + " is missing");
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Normalizer.normalize(text, Normalizer.Form.NFC).lines().filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split("\\s+"))).filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
