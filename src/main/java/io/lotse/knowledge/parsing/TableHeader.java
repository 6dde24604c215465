package io.lotse.knowledge.parsing;

import java.util.List;

/** Tells whether a table begins with a header: set bold, or without a figure over a column of figures. */
final class TableHeader {
  private static final double MOST = 0.7;

  private TableHeader() {}

  static boolean isFirstOf(List<Row> rows) {
    Row first = rows.getFirst();
    if (rows.size() > 1 && first.isBold() && !rows.get(1).isBold()) {
      return true;
    }
    boolean plain = first.cells().stream().noneMatch(cell -> hasDigit(cell.text()));
    return plain && first.cells().stream().anyMatch(head -> standsOverFigures(head, rows.subList(1, rows.size())));
  }

  private static boolean standsOverFigures(Cell head, List<Row> rows) {
    long figures = rows.stream().filter(row -> row.cells().stream()
        .anyMatch(cell -> cell.overlaps(head.left(), head.right()) && hasDigit(cell.text()))).count();
    return rows.size() > 1 && figures >= MOST * rows.size();
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
