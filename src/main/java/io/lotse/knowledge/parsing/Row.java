package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

/** Cells beside each other; a plain line of text is a row with one cell. */
final class Row {
  private final List<Cell> cells = new ArrayList<>();

  Row(Run run) {
    cells.add(new Cell(run));
  }

  List<Cell> cells() {
    return cells;
  }

  Cell last() {
    return cells.getLast();
  }

  boolean isSingle() { return cells.size() == 1; }

  float top() {
    return (float) cells.stream().mapToDouble(Cell::top).min().orElseThrow();
  }

  float bottom() {
    return (float) cells.stream().mapToDouble(Cell::bottom).max().orElseThrow();
  }

  float left() {
    return (float) cells.stream().mapToDouble(Cell::left).min().orElseThrow();
  }

  List<Run> runs() {
    return cells.stream().flatMap(cell -> cell.runs().stream()).toList();
  }

  Run first() {
    return cells.getFirst().runs().getFirst();
  }

  boolean isBold() { return cells.stream().allMatch(Cell::isBold); }

  /** Whether the cells of both rows stand in the same columns: each cell of the shorter row is over one of the other. */
  boolean isAlignedWith(Row other) {
    Row shorter = cells.size() <= other.cells.size() ? this : other;
    Row longer = shorter == this ? other : this;
    return shorter.cells.stream().allMatch(
        cell -> longer.cells.stream().filter(over -> over.overlaps(cell.left(), cell.right())).count() == 1);
  }
}
