package io.lotse.knowledge.ranking;

import java.util.List;
import java.util.Set;

/**
 * What retrieval gave.
 *
 * @param choices the passages, best first
 * @param mode what was really done: keyword search alone where a hybrid search had no embedding of the question
 * @param without what should have taken part and did not answer
 */
public record Retrieved(List<Choice> choices, SearchMode mode, Set<Part> without) {
  /** A part of retrieval that can be missed. */
  public enum Part {
    EMBEDDING, RERANKER
  }

  public Retrieved {
    choices = List.copyOf(choices);
    without = Set.copyOf(without);
  }
}
