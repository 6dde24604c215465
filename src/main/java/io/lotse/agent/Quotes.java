package io.lotse.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the span of a passage that bears out what was said of it: the sentence, line or row with the most of its words. */
final class Quotes {
  private static final Pattern SPAN = Pattern.compile("[^\\n]*?[.!?](?=\\s|$)|[^\\n]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-./][\\p{L}\\p{N}]+)*");
  private static final int LONGEST = 400;

  private Quotes() {}

  /** Literal spans of the passage, the most fitting first; at most {@code limit}. */
  static List<String> candidates(String passage, String claim, int limit) {
    Set<String> wanted = words(claim);
    List<String> spans = new ArrayList<>();
    Matcher matcher = SPAN.matcher(passage);
    while (matcher.find()) {
      String span = matcher.group().strip();
      if (span.length() > 2) {
        spans.add(span.length() > LONGEST ? span.substring(0, span.lastIndexOf(' ', LONGEST) < 1 ? LONGEST : span
            .lastIndexOf(' ', LONGEST)) : span);
      }
    }
    return spans.stream().map(span -> new Weighed(span, fit(span, wanted)))
        .sorted(Comparator.comparingDouble(Weighed::fit).reversed()).limit(limit).map(Weighed::span).toList();
  }

  private record Weighed(String span, double fit) {}

  /** How much of what is wanted stands in the span, and how little else (F-measure of word sets). */
  private static double fit(String span, Set<String> wanted) {
    Set<String> there = words(span);
    if (there.isEmpty() || wanted.isEmpty()) {
      return 0;
    }
    double common = 0;
    for (String word : there) {
      common += wanted.contains(word) ? weight(word) : 0;
    }
    double all = there.stream().mapToDouble(Quotes::weight).sum() + wanted.stream().mapToDouble(Quotes::weight).sum();
    return 2 * common / all;
  }

  /** A word with a digit tells more than one without. */
  private static double weight(String word) {
    return word.chars().anyMatch(Character::isDigit) ? 3 : Math.min(word.length(), 8) / 8.0;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
