package io.lotse.knowledge.index;

import java.util.Set;

/** Terms looked for in one field; each term's BM25 score counts {@code weight} times. */
public record WeightedTerms(TextField field, Set<String> terms, double weight) {
  public WeightedTerms { terms = Set.copyOf(terms); }
}
