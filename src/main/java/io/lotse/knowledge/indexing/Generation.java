package io.lotse.knowledge.indexing;

import io.lotse.knowledge.embedding.LiveEmbedding;

/**
 * A making of the index, all of one embedding model.
 *
 * @param number from 1, never used twice
 * @param identity of the embedding model, {@link LiveEmbedding#NONE} = no vectors
 * @param live whether it is to answer; the other one is being made
 */
record Generation(int number, String identity, boolean live) {}
