package io.lotse.knowledge.parsing;

/**
 * The cleaned text of one page.
 *
 * @param number physical page, 1-based: what a viewer opens
 * @param label  the printed page number, e.g. {@code iv} or {@code 12}
 * @param start  offset of the page's first character in the document text
 */
public record ParsedPage(int number, String label, int start, String text) {
  /** Offset after the page's last character in the document text. */
  public int end() {
    return start + text.length();
  }
}
