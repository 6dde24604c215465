package io.lotse.knowledge.indexing;

/**
 * How the index differed from the tables: chunks that no table has, and those of the tables that it had not.
 *
 * @param mended whether they were put right; false where that is left to another node
 */
public record IndexDifferences(int unknown, int missing, boolean mended) {
  int total() {
    return unknown + missing;
  }
}
