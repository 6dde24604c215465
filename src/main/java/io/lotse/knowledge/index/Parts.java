package io.lotse.knowledge.index;

import java.util.ArrayList;
import java.util.List;

/** Pieces of words. German writes compounds as one word, Vietnamese writes one word as several syllables. */
final class Parts {
  private static final int GRAM = 5;

  private Parts() {}

  /** Overlapping pieces of five letters; none of a shorter word. */
  static List<String> grams(String word) {
    List<String> grams = new ArrayList<>();
    for (int from = 0; from + GRAM <= word.length(); from++)
      grams.add(word.substring(from, from + GRAM));
    return grams;
  }

  /** Neighbouring syllables as pairs. */
  static List<String> pairs(List<String> syllables) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < syllables.size(); i++)
      pairs.add(syllables.get(i - 1) + "_" + syllables.get(i));
    return pairs;
  }
}
