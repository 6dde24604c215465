package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what stands side by side. Typesetters write a table row by row and a row cell by cell, so a run to the right of
 * the one before that is not below it begins a further cell; on a page of two columns of prose that happens once, and
 * over the height of the column.
 */
final class RowBuilder {
  private static final int LONGEST_CELL = 12;

  private final PageContent page;
  private final List<Row> rows = new ArrayList<>();

  RowBuilder(PageContent page) {
    this.page = page;
  }

  List<Row> rows() {
    for (Run run : LooseMarkers.attach(page.runs(), page.spots())) {
      place(run);
    }
    return rows;
  }

  private void place(Run run) {
    if (rows.isEmpty()) {
      rows.add(new Row(run));
      return;
    }
    Row row = rows.getLast();
    if (isBeside(row, run)) {
      gatherFirstCell(run);
      rows.getLast().cells().add(new Cell(run));
    } else if (!row.isSingle() && continuesRow(row, run)) {
      row.last().runs().add(run);
    } else if (!row.isSingle() && continuesLineByLine(row, run)) {
      cellOver(row, run).runs().add(run);
    } else {
      rows.add(new Row(run));
    }
  }

  private boolean isBeside(Row row, Run run) {
    if (run.left() < row.last().right() - 1) {
      return false;
    }
    if (run.sharesBaseline(row.last().last())) {
      return true;
    }
    float reach = 0.6f * run.size();
    if (run.base() > row.bottom() + reach) {
      return isInBandOf(row, run);
    }
    if (!row.isSingle()) {
      return run.base() > row.top() - 5 * run.size() && run.base() > floorAbove(rows.size() - 1);
    }
    return firstOfCell(run) >= 0;
  }

  /** Index of the first of the trailing lines that form the cell left of {@code run}, or -1 if they are too many. */
  private int firstOfCell(Run run) {
    int first = rows.size();
    PageContent.Band band = page.bandOf(run);
    while (first > 0 && belongsToCell(rows.get(first - 1), run, band)
        && (first == rows.size() || rows.get(first).first().base() > rows.get(first - 1).first().base())) {
      first--;
      if (rows.size() - first > LONGEST_CELL) {
        return -1;
      }
    }
    boolean floorIsAbove = first < rows.size() && (band != null || floorAbove(first) < run.base() - 0.5f * run.size());
    return floorIsAbove ? first : -1;
  }

  private boolean belongsToCell(Row line, Run run, PageContent.Band band) {
    if (!line.isSingle() || line.last().right() > run.left() + 1) {
      return false;
    }
    PageContent.Band lineBand = page.bandOf(line.first());
    if (band != null && lineBand != null) {
      return band.isSame(lineBand);
    }
    return line.first().base() > run.base() - 0.6f * run.size();
  }

  private float floorAbove(int index) {
    return index == 0 || rows.get(index - 1).top() > rows.get(index).top() ? -1 : rows.get(index - 1).bottom();
  }

  private void gatherFirstCell(Run run) {
    Row row = rows.getLast();
    if (!row.isSingle() || run.sharesBaseline(row.last().last()) && page.bandOf(run) == null) {
      return;
    }
    int first = firstOfCell(run);
    if (first < 0 || first == rows.size() - 1) {
      return;
    }
    Row gathered = rows.get(first);
    for (Row line : rows.subList(first + 1, rows.size())) {
      gathered.last().runs().addAll(line.runs());
    }
    rows.subList(first + 1, rows.size()).clear();
  }

  private boolean continuesRow(Row row, Run run) {
    Cell cell = row.last();
    Cell neighbour = row.cells().get(row.cells().size() - 2);
    if (run.left() <= neighbour.left() + 1 || !cell.overlaps(run.left(), run.right())) {
      return false;
    }
    return cell.continuesWith(run) && !isParted(cell.last(), run) || run.base() > cell.bottom() && isInBandOf(row, run);
  }

  /** Some writers set a row line by line, so its second line comes back to an earlier column. */
  private boolean continuesLineByLine(Row row, Run run) {
    Cell cell = cellOver(row, run);
    if (cell == null || cell == row.last() || !isInBandOf(row, run)) {
      return cell != null && cell != row.last() && cell != row.cells().getFirst() && cell.continuesWith(run)
          && !isParted(cell.last(), run);
    }
    return cell.continuesWith(run);
  }

  private static Cell cellOver(Row row, Run run) {
    List<Cell> over = row.cells().stream().filter(cell -> cell.overlaps(run.left(), run.right())).toList();
    return over.size() == 1 ? over.getFirst() : null;
  }

  private boolean isInBandOf(Row row, Run run) {
    PageContent.Band band = page.bandOf(run);
    PageContent.Band rowBand = page.bandOf(row.first());
    return band != null && rowBand != null && band.isSame(rowBand);
  }

  private boolean isParted(Run above, Run below) {
    PageContent.Band band = page.bandOf(above);
    PageContent.Band next = page.bandOf(below);
    return band != null && next != null && !band.isSame(next);
  }
}
