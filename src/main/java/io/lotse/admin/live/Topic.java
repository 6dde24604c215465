package io.lotse.admin.live;

/**
 * Something that pages show and that changes without them. A bean of this type makes it news: while a page that shows it is
 * open, it is looked at again and again, and the page is told when it is no longer the same.
 */
public interface Topic {
  /** As pages name it, e.g. {@code jobs}. */
  String name();

  /** What is there now; another value, by {@code equals}, is news. It is asked for each second, so it must cost little. */
  Object look();
}
