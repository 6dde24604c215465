package io.lotse.knowledge.evaluation;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.lotse.knowledge.ranking.Choice;
import io.lotse.knowledge.ranking.Retrieval;
import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.knowledge.ranking.SearchQuery;

/** On which place retrieval puts the first passage that answers a question. */
public final class Placing {
  private static final int FIRST = 10;
  private static final int CANDIDATES = 50;
  private final Retrieval retrieval;

  public Placing(Retrieval retrieval) {
    this.retrieval = retrieval;
  }

  /**
   * The place from 1; 0 = not within the first ten. Vectors alone are asked without a threshold.
   *
   * @param answeredBy chunks that hold the answer
   */
  public int of(String question, Set<UUID> answeredBy, SearchMode mode, boolean rerank) {
    SearchQuery query = SearchQuery.of(question, FIRST, CANDIDATES).in(mode);
    List<Choice> found = retrieval.search(mode == SearchMode.VECTOR ? query.above(0) : query, rerank).choices();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).chunks().stream().anyMatch(answeredBy::contains)) {
        return i + 1;
      }
    }
    return 0;
  }
}
