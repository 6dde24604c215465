package io.lotse.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;

import io.lotse.knowledge.ingest.ParsedBlock.Kind;

/** Gathers the cells of a Word table row by row. */
final class DocxTable {
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean header;
  private Kind kind = Kind.ROW;
  boolean breaks;

  void headerRow() {
    header = true;
  }

  void append(String paragraph) {
    if (!cell.isEmpty() && !paragraph.isEmpty()) {
      cell.append(' ');
    }
    cell.append(paragraph);
  }

  void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  String endRow() {
    String row = RowText.text(cells);
    cells.clear();
    kind = header ? Kind.HEADER_ROW : Kind.ROW;
    header = false;
    return row;
  }

  Kind kindOfLastRow() {
    return kind;
  }
}
