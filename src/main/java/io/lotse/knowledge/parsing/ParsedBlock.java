package io.lotse.knowledge.parsing;

/**
 * One portion of the document text that is read as a whole: a paragraph, a list item, a table row.
 *
 * @param start offset of the first character in the document text
 * @param end   offset after the last character
 */
public record ParsedBlock(Kind kind, int start, int end) {
  /** What a block is; it decides where a chunk may end. */
  public enum Kind {
    HEADING, PARAGRAPH, ITEM, HEADER_ROW, ROW, CODE,
    /** An entry of a table of contents or an index: part of the page, never of a chunk. */
    CONTENTS;

    boolean isRow() { return this == ROW || this == HEADER_ROW; }

    /** Whether blocks of these kinds stand on neighbouring lines, without an empty line between them. */
    boolean runsOnInto(Kind next) {
      return isRow() && next.isRow() || this == next && (this == ITEM || this == CODE || this == CONTENTS);
    }
  }
}
