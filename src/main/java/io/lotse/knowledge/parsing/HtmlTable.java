package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jsoup.nodes.Element;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/** Writes the rows of an HTML table. A cell that reaches over several rows is said in each, since each is read alone. */
final class HtmlTable {
  private record Reaching(String text, int rows) {}

  private static final int MOST_COLUMNS = 100;

  private final Map<Integer, Reaching> reaching = new TreeMap<>();

  private HtmlTable() {}

  /** A table around other tables, headings or lists of paragraphs only arranges a page. */
  static boolean holdsData(Element table) {
    return table.selectFirst("table table, h1, h2, h3, h4") == null && table.selectFirst(
        "tr td ~ td, tr th ~ *") != null;
  }

  static void write(Element table, Manuscript manuscript) {
    for (Element caption : table.select("> caption")) {
      manuscript.add(Kind.PARAGRAPH, CleanText.line(caption.text()));
    }
    HtmlTable rows = new HtmlTable();
    for (Element row : table.select("tr")) {
      List<Element> cells = row.select("> td, > th");
      boolean header = !cells.isEmpty() && (row.select("> td").isEmpty() || isIn(row, "thead"));
      if (isIn(row, "thead") || isIn(row, "tbody")) {
        rows.endWith(row);
      }
      manuscript.findings().lookForInvisible(1, row.text());
      manuscript.add(header ? Kind.HEADER_ROW : Kind.ROW, RowText.text(rows.texts(cells)));
    }
  }

  private static boolean isIn(Element row, String part) {
    return row.parent() != null && row.parent().normalName().equals(part);
  }

  private void endWith(Element row) {
    if (row.previousElementSibling() == null) {
      reaching.clear();
    }
  }

  private List<String> texts(List<Element> cells) {
    List<String> texts = new ArrayList<>();
    for (Element cell : cells) {
      fromAbove(texts);
      String text = text(cell);
      int rows = span(cell, "rowspan");
      int columns = span(cell, "colspan");
      for (int i = 0; i < columns; i++) {
        if (rows > 1) {
          reaching.put(texts.size(), new Reaching(i == 0 ? text : "", rows - 1));
        }
        texts.add(i == 0 ? text : "");
      }
    }
    fromAbove(texts);
    return texts;
  }

  private void fromAbove(List<String> texts) {
    Reaching above = reaching.remove(texts.size());
    while (above != null) {
      if (above.rows() > 1) {
        reaching.put(texts.size(), new Reaching(above.text(), above.rows() - 1));
      }
      texts.add(above.text());
      above = reaching.remove(texts.size());
    }
  }

  private static String text(Element cell) {
    StringBuilder text = new StringBuilder(cell.text());
    cell.select("img[alt]").forEach(image -> text.append(' ').append(image.attr("alt")));
    return CleanText.line(text.toString());
  }

  private static int span(Element cell, String attribute) {
    String given = cell.attr(attribute).strip();
    return given.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(given), 1, MOST_COLUMNS) : 1;
  }
}
