package io.lotse.knowledge.parsing;

/**
 * A stretch of the document text that cannot or should not be divided further.
 *
 * @param words       its length
 * @param tableHeader the header of the table that it continues, or empty
 */
record Passage(int start, int end, int words, String tableHeader) {
  Passage through(Passage last) {
    return new Passage(start, last.end, words + last.words, tableHeader);
  }
}
