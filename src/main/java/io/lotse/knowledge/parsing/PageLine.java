package io.lotse.knowledge.parsing;

import java.util.List;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/**
 * A line of text, or a whole table row, as it will stand in the page text. Points from the upper left corner.
 *
 * @param kind PARAGRAPH, ITEM (begins one), ROW, HEADER_ROW, CODE or CONTENTS
 * @param base baseline of the first run
 * @param last baseline of the last run
 * @param runs in the order of the text, or empty where only the text is needed further on
 */
record PageLine(Kind kind, String text, float left, float right, float base, float last, float size, boolean bold,
    List<Run> runs) {
  static PageLine of(Kind kind, String text, List<Run> runs) {
    float left = Float.MAX_VALUE;
    float right = 0;
    float top = Float.MAX_VALUE;
    float bottom = 0;
    float size = 0;
    boolean bold = true;
    for (Run run : runs) {
      left = Math.min(left, run.left());
      right = Math.max(right, run.right());
      top = Math.min(top, run.base());
      bottom = Math.max(bottom, run.base());
      size = Math.max(size, run.size());
      bold &= run.isBold();
    }
    return new PageLine(kind, text, left, right, top, bottom, size, bold, runs);
  }

  PageLine as(Kind other) {
    return new PageLine(other, text, left, right, base, last, size, bold, runs);
  }

  /** The same without its runs, to be held for all pages of a long document. */
  PageLine slim() {
    return new PageLine(kind, text, left, right, base, last, size, bold, List.of());
  }

  float top() {
    return base - size;
  }
}
