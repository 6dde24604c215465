package io.lotse.knowledge.parsing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/**
 * Marks the lines of tables of contents and of indexes. Each holds the words of a whole section and none of its answers,
 * so it would win searches that the section should win.
 */
final class ContentsLines {
  private static final int SHORTEST_LIST = 3;
  private static final Pattern TITLE = Pattern.compile("(?iu)([\\dIVX.]+ )?(inhalt|inhaltsverzeichnis|inhaltsübersicht"
      + "|abbildungsverzeichnis|tabellenverzeichnis|contents|table of contents|list of (figures|tables)|index"
      + "|stichwortverzeichnis|sachregister|mục lục|table des matières|sommaire|índice|indice|inhoud|spis treści)");
  private static final int SHORTEST_PAGE = 6;
  private static final int SHORTEST_INDEX = 12;
  private static final String PAGE = "(\\d{1,4}|[ivxlc]{1,7})";
  private static final Pattern LEADERS = Pattern.compile(".*?([.·…]\\s?){4,}(\\|\\s*)?" + PAGE + "?");
  private static final Pattern ENTRY = Pattern.compile(".*\\p{L}.*\\s" + PAGE);
  private static final Pattern INDEX_ENTRY = Pattern.compile("[^.!?]{2,80}?,\\s?" + PAGE + "((,\\s?|[-–])" + PAGE
      + ")*");

  private ContentsLines() {}

  static void mark(List<PdfPage> pages) {
    boolean within = false;
    for (PdfPage page : pages) {
      within = mark(page.lines(), pages.size(), within);
    }
  }

  /** Without leaders only a title tells a table of contents from a table of figures; it may run over several pages. */
  private static boolean mark(List<PageLine> lines, int pages, boolean within) {
    if (lines.stream().filter(ContentsLines::hasLeaders).count() >= SHORTEST_LIST) {
      lines.replaceAll(line -> hasLeaders(line) ? line.as(Kind.CONTENTS) : line);
    }
    boolean listed = within;
    boolean found = false;
    int from = 0;
    while (from < lines.size()) {
      listed |= TITLE.matcher(lines.get(from).text()).matches();
      int to = listed ? listEnd(lines, from, pages) : from;
      if (to - from >= SHORTEST_LIST) {
        lines.subList(from, to).replaceAll(line -> line.as(Kind.CONTENTS));
        found = true;
      }
      from = Math.max(from + 1, to);
    }
    long entries = lines.stream().filter(line -> line.kind() == Kind.CONTENTS).count();
    if (entries >= SHORTEST_PAGE && entries > 0.5 * lines.size()) {
      lines.replaceAll(line -> line.as(Kind.CONTENTS));
    }
    long indexEntries = lines.stream().filter(ContentsLines::isIndexEntry).count();
    if (indexEntries >= SHORTEST_INDEX && indexEntries > 0.5 * lines.size()) {
      lines.replaceAll(line -> line.as(Kind.CONTENTS));
    }
    return found;
  }

  private static boolean hasLeaders(PageLine line) {
    return LEADERS.matcher(line.text()).matches();
  }

  /** Index after the lines from {@code from} on that end in page numbers which do not fall. */
  private static int listEnd(List<PageLine> lines, int from, int pages) {
    int to = from;
    int before = 0;
    while (to < lines.size()) {
      int page = pageIn(lines.get(to));
      if (page < before || page > pages + 50) {
        break;
      }
      before = page;
      to++;
    }
    boolean rises = to > from && pageIn(lines.get(to - 1)) > pageIn(lines.get(from));
    return rises ? to : from;
  }

  private static int pageIn(PageLine line) {
    Matcher entry = ENTRY.matcher(line.text());
    boolean matches = entry.matches() && line.kind() != Kind.CODE;
    return matches && Character.isDigit(entry.group(1).charAt(0)) ? Integer.parseInt(entry.group(1)) : -1;
  }

  private static boolean isIndexEntry(PageLine line) {
    return INDEX_ENTRY.matcher(line.text()).matches();
  }
}
