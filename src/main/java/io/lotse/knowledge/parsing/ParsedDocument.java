package io.lotse.knowledge.parsing;

import java.util.Collections;
import java.util.List;

/**
 * What a document says and where it stands.
 *
 * <p>{@code text} is the pages' texts joined by {@link #PAGE_BREAK}; every offset of sections, blocks and chunks counts
 * its characters. Within a page, blocks are separated by an empty line, rows of a table and items of a list by a line
 * break, and cells of a row by {@code " | "}.
 *
 * @param language BCP 47 tag, {@code und} where unsure
 * @param sections in reading order; together they cover the whole text, and there is at least one
 * @param blocks   in reading order
 * @param warnings what a person should know of it
 */
public record ParsedDocument(DocumentFormat format, String title, String language, String text, List<ParsedPage> pages,
    List<ParsedSection> sections, List<ParsedBlock> blocks, List<ParsedWarning> warnings) {

  /** Stands between the texts of two pages. */
  public static final String PAGE_BREAK = "\n\f";
  /** Stands between the cells of a table row. */
  public static final String CELL_BREAK = " | ";
  /** Stands between the titles of a section path. */
  public static final String PATH_BREAK = " › ";

  public ParsedDocument {
    pages = List.copyOf(pages);
    sections = List.copyOf(sections);
    blocks = List.copyOf(blocks);
    warnings = List.copyOf(warnings);
  }

  /** The page on which the character at {@code offset} stands; a page break belongs to the page before it. */
  public ParsedPage pageAt(int offset) {
    return pageAt(offset, pages);
  }

  static ParsedPage pageAt(int offset, List<ParsedPage> pages) {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pages.get(low);
  }

  /** The physical page with this number, 1-based. */
  public ParsedPage page(int number) {
    return pages.get(number - 1);
  }

  String text(ParsedBlock block) {
    return text.substring(block.start(), block.end());
  }

  /** Index of the first block that starts at or after {@code offset}. */
  int firstBlockFrom(int offset) {
    int found = Collections.binarySearch(blocks, new ParsedBlock(null, offset, offset),
        (a, b) -> Integer.compare(a.start(), b.start()));
    return found < 0 ? -found - 1 : found;
  }
}
