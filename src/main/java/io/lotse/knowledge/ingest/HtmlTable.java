package io.lotse.knowledge.ingest;

import java.util.List;

import org.jsoup.nodes.Element;

import io.lotse.knowledge.ingest.ParsedBlock.Kind;

/** Writes the rows of an HTML table. */
final class HtmlTable {
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
    for (Element row : table.select("tr")) {
      List<Element> cells = row.select("> td, > th");
      boolean header = !cells.isEmpty() && row.select("> td").isEmpty();
      manuscript.add(header ? Kind.HEADER_ROW : Kind.ROW,
          RowText.text(cells.stream().map(cell -> CleanText.line(cell.text())).toList()));
    }
  }
}
