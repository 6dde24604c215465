package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.lotse.knowledge.parsing.ParsedWarning.Kind;

/** Gathers what a person should know of a document while it is read. */
final class Findings {
  private static final int LONGEST_EXCERPT = 300;
  /** Single letters are left over from setting a page. */
  private static final Pattern SAYS_SOMETHING = Pattern.compile("\\p{L}{4}|\\p{IsHan}{2}");

  private final Map<Kind, TreeSet<Integer>> pages = new EnumMap<>(Kind.class);
  private final Map<Kind, StringBuilder> excerpts = new EnumMap<>(Kind.class);

  /** @param text what was left out */
  void hidden(int page, String text) {
    note(Kind.HIDDEN_TEXT, page, text);
  }

  /** @param raw text as it was met, with or without such characters */
  void lookForInvisible(int page, String raw) {
    peculiar(page, InvisibleCharacters.excerpt(raw));
  }

  /** @param excerpt what words with invisible characters say, or empty */
  void peculiar(int page, String excerpt) {
    if (!excerpt.isEmpty()) {
      note(Kind.INVISIBLE_CHARACTERS, page, excerpt);
    }
  }

  void withoutText(int page) {
    note(Kind.PAGES_WITHOUT_TEXT, page, "");
  }

  void damaged(int page) {
    note(Kind.DAMAGED_PAGES, page, "");
  }

  boolean has(Kind kind) {
    return pages.containsKey(kind);
  }

  List<ParsedWarning> warnings() {
    List<ParsedWarning> warnings = new ArrayList<>();
    pages.forEach((kind, on) -> {
      String excerpt = CleanText.line(excerpts.get(kind).toString());
      if (kind != Kind.HIDDEN_TEXT || SAYS_SOMETHING.matcher(excerpt).find()) {
        warnings.add(new ParsedWarning(kind, on.stream().limit(ParsedWarning.MOST_PAGES).toList(), excerpt));
      }
    });
    return warnings;
  }

  private void note(Kind kind, int page, String text) {
    pages.computeIfAbsent(kind, k -> new TreeSet<>()).add(page);
    StringBuilder excerpt = excerpts.computeIfAbsent(kind, k -> new StringBuilder());
    int left = LONGEST_EXCERPT - excerpt.length();
    if (left > 1 && !text.isBlank()) {
      excerpt.append(excerpt.isEmpty() ? "" : " ").append(text, 0, Math.min(left - 1, text.length()));
    }
  }
}
