package io.lotse.model;

import java.util.List;

import io.lotse.platform.Offered;

/** Reads question and passage together and says how well the one answers the other. */
@Offered("knowledge: to order what a search found")
public interface Reranker {
  /** The model's name as shown to people. */
  String name();

  /**
   * How well each passage answers the question, 0–1, in the order of the passages.
   *
   * @throws io.lotse.platform.Problem {@code rerank_unavailable}
   */
  List<Double> relevance(String question, List<String> passages);

  /** Whether it answered when it was last asked; a reranker that nobody asked yet is taken to be well. */
  boolean isWell();
}
