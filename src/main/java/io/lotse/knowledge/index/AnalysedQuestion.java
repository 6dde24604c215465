package io.lotse.knowledge.index;

import java.util.List;
import java.util.Set;

/**
 * What a question asks for.
 *
 * @param language BCP 47 primary subtag, {@code other} where it is none of ours, {@code und} where it cannot be told
 * @param words its content words
 * @param codes its identifiers
 */
public record AnalysedQuestion(String language, List<Word> words, List<Code> codes) {
  public AnalysedQuestion {
    words = List.copyOf(words);
    codes = List.copyOf(codes);
  }

  /**
   * A content word.
   *
   * @param surface in lower case, as it was written
   * @param terms what it may be called in the languages of the index; any of them is the word
   * @param parts its pieces in {@link TextField#PARTS}
   * @param synonyms terms of other words that may stand for it
   */
  public record Word(String surface, Set<String> terms, Set<String> parts, Set<String> synonyms) {
    public Word {
      terms = Set.copyOf(terms);
      parts = Set.copyOf(parts);
      synonyms = Set.copyOf(synonyms);
    }
  }
}
