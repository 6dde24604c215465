package io.lotse.knowledge;

import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.search.Ranking;

/** A generation of the index as this node has it, and the ranking over it. */
record OpenGeneration(Generation generation, FollowedIndex followed, Ranking ranking) {
  VectorIndex index() {
    return followed.index();
  }
}
