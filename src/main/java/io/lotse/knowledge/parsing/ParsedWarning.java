package io.lotse.knowledge.parsing;

import java.util.List;
import java.util.Locale;

/**
 * What a person should know of a document although it was read.
 *
 * @param pages   physical pages that it concerns, 1-based and ascending, at most {@link #MOST_PAGES}
 * @param excerpt the beginning of the text that was left out, or empty
 */
public record ParsedWarning(Kind kind, List<Integer> pages, String excerpt) {

  public static final int MOST_PAGES = 1000;

  /** What was met. */
  public enum Kind {
    /** Text that nobody sees who looks at the document; it was left out. */
    HIDDEN_TEXT,
    /** Characters without width or shape, such as can carry a message; they were left out. */
    INVISIBLE_CHARACTERS,
    /** Pages with pictures or drawings, but no text: a scan that nobody has put through text recognition. */
    PAGES_WITHOUT_TEXT,
    /** Pages that cannot be read. */
    DAMAGED_PAGES;

    /** The kind as it stands in the database and in JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ParsedWarning { pages = List.copyOf(pages); }
}
