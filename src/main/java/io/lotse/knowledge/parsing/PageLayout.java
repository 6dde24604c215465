package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Turns what stands on a page into lines: prose line by line, list items with their marker, tables row by row. */
final class PageLayout {
  private PageLayout() {}

  static List<PageLine> lines(PageContent page) {
    List<Row> rows = new RowBuilder(page).rows();
    List<PageLine> lines = new ArrayList<>(rows.size());
    int from = 0;
    while (from < rows.size()) {
      int to = tableEnd(rows, from);
      if (to - from > 1 || to > from && from <= 1 && isLastOfTable(rows.get(from))) {
        table(rows.subList(from, to), lines);
      } else {
        to = from + 1;
        plain(rows.get(from), lines);
      }
      from = to;
    }
    return lines;
  }

  /** Index after the last of the rows from {@code from} on that stand in the same columns. */
  private static int tableEnd(List<Row> rows, int from) {
    int to = from;
    while (to < rows.size() && isTabular(rows.get(to))
        && (to == from || rows.get(to).isAlignedWith(rows.get(to - 1)) && rows.get(to).top() > rows.get(to - 1)
            .top())) {
      to++;
    }
    return to;
  }

  /** A row alone at the top of a page ends a table of the page before, or is a head, which is recognised elsewhere. */
  private static boolean isLastOfTable(Row row) {
    return row.cells().size() > 2;
  }

  private static boolean isTabular(Row row) {
    return !row.isSingle() && !isMarked(row) && !row.runs().stream().allMatch(Run::isMono);
  }

  private static boolean isMarked(Row row) {
    return row.cells().size() == 2 && (ListMarker.isMarker(row.cells().getFirst().text()) || isNumberedHeading(row));
  }

  private static boolean isNumberedHeading(Row row) {
    return row.isBold() && SectionNumber.isNumber(row.cells().getFirst().text());
  }

  private static void table(List<Row> rows, List<PageLine> lines) {
    boolean headed = TableHeader.isFirstOf(rows);
    TableColumns columns = new TableColumns(rows);
    for (Row row : rows) {
      Kind kind = headed && row == rows.getFirst() ? Kind.HEADER_ROW : Kind.ROW;
      lines.add(PageLine.of(kind, columns.text(row), row.runs()));
    }
  }

  private static void plain(Row row, List<PageLine> lines) {
    if (isMarked(row) && !isNumberedHeading(row)) {
      String text = row.cells().stream().map(Cell::text).collect(Collectors.joining(" "));
      lines.add(PageLine.of(Kind.ITEM, text, row.runs()));
      return;
    }
    List<Run> sameLine = new ArrayList<>();
    for (Run run : row.runs()) {
      if (!sameLine.isEmpty() && !run.sharesBaseline(sameLine.getLast())) {
        lines.add(line(sameLine));
        sameLine = new ArrayList<>();
      }
      sameLine.add(run);
    }
    lines.add(line(sameLine));
  }

  private static PageLine line(List<Run> runs) {
    String text = runs.stream().map(Run::text).collect(Collectors.joining(" "));
    boolean mono = runs.stream().allMatch(Run::isMono);
    Kind kind = mono ? Kind.CODE : ListMarker.startsWithMarker(text) ? Kind.ITEM : Kind.PARAGRAPH;
    return PageLine.of(kind, text, runs);
  }
}
