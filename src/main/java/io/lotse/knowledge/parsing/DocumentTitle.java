package io.lotse.knowledge.parsing;

import java.util.List;
import java.util.regex.Pattern;

/** Picks a title a person would recognise: the file's own if it is one, else the first heading, else the file name. */
final class DocumentTitle {
  private static final Pattern LEFT_BY_A_TOOL = Pattern.compile(
      "(?i)(untitled|unbenannt|ohne titel|dokument\\d*|document\\d*|title|microsoft (word|powerpoint|excel) - .*"
          + "|.*\\.(docx?|dotx?|pdf|indd|qxd|fm|tex|dvi|odt|rtf|xlsx?|pptx?|html?|md|txt)|https?://\\S*|about:blank)");
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
  private static final int MAX_LENGTH = 200;

  private final String filename;

  DocumentTitle(String filename) {
    this.filename = filename;
  }

  String choose(String given, List<Manuscript.Mark> headings) {
    if (isSensible(given)) {
      return bounded(CleanText.line(given));
    }
    return headings.isEmpty() ? bounded(EXTENSION.matcher(CleanText.line(filename)).replaceFirst(""))
        : bounded(headings.getFirst().title());
  }

  /** Whether a title, which may be null, was given by a person. */
  static boolean isSensible(String given) {
    String title = given == null ? "" : CleanText.line(given);
    return title.codePoints().filter(Character::isLetter).limit(3).count() == 3
        && !LEFT_BY_A_TOOL.matcher(title).matches();
  }

  static String bounded(String title) {
    return title.length() <= MAX_LENGTH ? title : title.substring(0, MAX_LENGTH - 1).strip() + "…";
  }
}
