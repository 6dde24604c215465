package io.lotse.knowledge.parsing;

import java.util.List;

/** A row of a table as one line of text. */
final class RowText {
  private RowText() {}

  /** Cells of clean text joined; empty where all cells are. */
  static String text(List<String> cells) {
    return cells.stream().allMatch(String::isBlank) ? "" : String.join(ParsedDocument.CELL_BREAK, cells).strip();
  }
}
