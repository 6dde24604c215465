package io.lotse.knowledge.parsing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number before a heading, e.g. {@code 4.2} or {@code Kapitel 4}. */
final class SectionNumber {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){0,5}|[A-Z](\\.\\d{1,3}){1,5})\\.?");
  private static final Pattern NUMBERED = Pattern.compile("(" + NUMBER.pattern() + ")\\s+(?=\\p{L}|\\p{Pi}|[\"„]).*");
  private static final String CHAPTER_WORD = "(?iu)(kapitel|chapter|anhang|appendix|teil|part|abschnitt|section|chương|phần)";
  private static final Pattern CHAPTER = Pattern.compile(CHAPTER_WORD + "\\s+[\\p{L}\\d]{1,5}[.:]?");
  private static final Pattern PREFIX = Pattern.compile("(" + CHAPTER_WORD
      + "\\s*)?[\\dA-Za-z]{0,3}([.\\s]*\\d{1,3}){0,6}[.:)]?\\s*");

  private SectionNumber() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether the text is only a chapter's number, whose title follows on the next line. */
  static boolean isChapterNumber(String text) {
    return CHAPTER.matcher(text).matches();
  }

  static boolean canStandBeforeTitle(String text) {
    return PREFIX.matcher(text).matches();
  }

  /** The depth of a numbered heading, 1-based: 2 for {@code 4.2 Montage}; 0 where there is no number. */
  static int depth(String heading) {
    Matcher numbered = NUMBERED.matcher(heading);
    return numbered.matches() ? numbered.group(1).replaceAll("\\.$", "").split("\\.").length : 0;
  }
}
