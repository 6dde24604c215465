package io.lotse.knowledge.search;

import java.util.List;

import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.platform.Offered;

/**
 * What a search gave, and how long its parts took.
 *
 * @param passages best first
 * @param mode what was really done: keywords alone where a hybrid search had no embedding of the question
 * @param degraded codes of what should have taken part and did not: {@code embedding_unavailable},
 *   {@code rerank_unavailable}
 */
@Offered("agent and bot: to search")
public record Found(List<Passage> passages, SearchMode mode, List<String> degraded, SearchTimings timings) {
  public Found {
    passages = List.copyOf(passages);
    degraded = List.copyOf(degraded);
  }
}
