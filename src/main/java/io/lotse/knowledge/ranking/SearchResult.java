package io.lotse.knowledge.ranking;

import java.util.List;

/**
 * What a search gave.
 *
 * @param candidates best first
 * @param language of the question: {@code de}, {@code en}, {@code vi}, {@code other}, {@code und}
 * @param mode what was really done: keyword search alone where a hybrid search had no embedding of the question
 * @param withoutEmbedding whether the question should have been embedded and could not be
 */
public record SearchResult(List<Candidate> candidates, String language, SearchMode mode,
    boolean withoutEmbedding) {
  public SearchResult { candidates = List.copyOf(candidates); }
}
