package io.lotse.knowledge.parsing;

import static io.lotse.knowledge.parsing.ParsedDocument.CELL_BREAK;

import java.util.List;

/** The columns of a table, told by its widest row, so that an empty cell keeps its place. */
final class TableColumns {
  private final Row widest;

  TableColumns(List<Row> rows) {
    this.widest = rows.stream().reduce((a, b) -> b.cells().size() > a.cells().size() ? b : a).orElseThrow();
  }

  String text(Row row) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (Cell cell : row.cells()) {
      int column = Math.max(next, columnOf(cell));
      if (next > 0) {
        text.append(CELL_BREAK);
      }
      text.repeat(CELL_BREAK, column - next).append(cell.text());
      next = column + 1;
    }
    return text.toString().strip();
  }

  private int columnOf(Cell cell) {
    List<Cell> columns = widest.cells();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).overlaps(cell.left(), cell.right())) {
        return i;
      }
    }
    return 0;
  }
}
