package io.lotse.model;

import java.util.List;

/** Sets quotes of one passage in Markdown, each followed by the passage's mark. Literal but for line ends. */
final class QuoteMarkdown {
  private final int mark;

  QuoteMarkdown(int mark) {
    this.mark = mark;
  }

  String of(List<Excerpt> excerpts) {
    StringBuilder markdown = new StringBuilder();
    for (int i = 0; i < excerpts.size(); i++) {
      Excerpt excerpt = excerpts.get(i);
      switch (excerpt.kind()) {
        case ROW -> {
          boolean first = i == 0 || excerpts.get(i - 1).table() != excerpt.table();
          boolean last = i + 1 == excerpts.size() || excerpts.get(i + 1).table() != excerpt.table();
          row(excerpt, first, last, markdown);
        }
        // A mark inside a table row would be a surplus cell, which renderers drop.
        case PROCEDURE -> markdown.append(excerpt.literal()).append(cited());
        case SENTENCE, STEP -> markdown.append("> ").append(onOneLine(excerpt.literal())).append(cited());
      }
    }
    return markdown.toString();
  }

  private void row(Excerpt row, boolean first, boolean last, StringBuilder markdown) {
    if (row.context().isEmpty()) {
      markdown.append("> ").append(row.literal()).append(cited());
      return;
    }
    if (first) {
      markdown.append(row.context()).append('\n').append(rule(row.context())).append('\n');
    }
    markdown.append(row.literal()).append('\n');
    if (last) {
      markdown.append('\n').append('[').append(mark).append("]\n\n");
    }
  }

  private String cited() {
    return " [" + mark + "]\n\n";
  }

  private static String rule(String head) {
    String inner = head.replaceAll("^\\s*\\||\\|\\s*$", "");
    return "|" + "---|".repeat(inner.split("\\|", -1).length);
  }

  private static String onOneLine(String literal) {
    return literal.replaceAll("\\s*\\n\\s*", " ");
  }
}
