package io.lotse.knowledge.indexing;

/** What the index should hold is no longer what it holds; observed after the transaction that changed it. */
record IndexChanged() {}
