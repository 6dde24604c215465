package io.lotse.knowledge.document;

import io.lotse.platform.Offered;

/**
 * What another room has written and wants to be found.
 *
 * @param group what it is part of, e.g. {@code faq/12}
 * @param title one line
 * @param text Markdown
 * @param language BCP 47; null where the text is to tell it
 * @param link its address below {@code PUBLIC_URL}; no two entries have the same
 */
@Offered("content: to make what it writes findable")
public record WrittenEntry(SourceKind kind, String group, String title, String text, String language, String link) {
  /** What is read and cut into passages; with the link, so that no two entries are the same text. */
  public String markdown() {
    return "---\nlink: " + link + "\nlanguage: " + language + "\n---\n# " + title.strip().replaceAll("\\s+", " ")
        + "\n\n"
        + text;
  }

  /** What is to be said of the document once it shows this text. */
  public DocumentPatch patch() {
    return new DocumentPatch(null, language, null, null, title, null, null);
  }
}
