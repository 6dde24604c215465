package io.lotse.knowledge.indexing;

import java.util.Optional;

import io.lotse.knowledge.embedding.SwiftEmbedding;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.ranking.Ranking;

/** A generation of the index as this node has it, the ranking over it, and what embeds its questions. */
record OpenGeneration(Generation generation, FollowedIndex followed, Ranking ranking,
    Optional<SwiftEmbedding> embedding) {
  VectorIndex index() {
    return followed.index();
  }
}
