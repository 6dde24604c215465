package io.lotse.knowledge.ranking;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text says, up to little things: its runs of three words (Broder, On the resemblance and containment of
 * documents, 1997), and apart from them everything with a digit, because manuals of two models may differ in nothing
 * else.
 */
record Shingles(Set<String> runs, Set<String> numbers) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LENGTH = 3;
  private static final double ALIKE = 0.8;

  static Shingles of(String text) {
    String[] words = BETWEEN.split(text.toLowerCase(Locale.ROOT).strip());
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + LENGTH <= words.length; i++)
      runs.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    if (runs.isEmpty())
      runs.add(String.join(" ", words));
    return new Shingles(runs, java.util.Arrays.stream(words).filter(Shingles::hasDigit).collect(Collectors.toSet()));
  }

  boolean sayTheSameAs(Shingles other) {
    if (!numbers.equals(other.numbers))
      return false;
    long common = runs.stream().filter(other.runs::contains).count();
    return common >= ALIKE * (runs.size() + other.runs.size() - common);
  }

  private static boolean hasDigit(String word) {
    return word.codePoints().anyMatch(Character::isDigit);
  }
}
