package io.lotse.knowledge.index.weaviate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which words of the vocabulary stand in for a mistyped one: as the embedded index chooses them. */
final class SimilarTerms {
  private static final int LONG_WORD = 8;

  private record Similar(String term, double likeness, int frequency) {}

  private SimilarTerms() {}

  /**
   * Most alike first, then the more frequent. The first letter is taken to be right; words of eight letters and more may
   * have two errors, shorter ones one.
   *
   * @param frequencies in how many chunks each of some words stands; absent = in none
   */
  static List<String> of(String term, List<String> candidates, Function<List<String>, Map<String, Integer>> frequencies,
      int limit) {
    int errors = term.length() < LONG_WORD ? 1 : 2;
    List<String> near = candidates.stream().filter(each -> each.codePointAt(0) == term.codePointAt(0))
        .filter(each -> EditDistance.between(term, each) <= errors).toList();
    Map<String, Integer> known = frequencies.apply(near);
    return near.stream().filter(known::containsKey)
        .map(each -> new Similar(each, likeness(term, each), known.get(each)))
        .sorted(Comparator.comparing(Similar::likeness).thenComparing(Similar::frequency).reversed()
            .thenComparing(Similar::term))
        .limit(limit).map(Similar::term).toList();
  }

  private static double likeness(String one, String other) {
    return 1 - EditDistance.between(one, other) / (double) Math.min(one.codePointCount(0, one.length()),
        other.codePointCount(0, other.length()));
  }
}
