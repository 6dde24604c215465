package io.lotse.knowledge.parsing;

import java.util.regex.Pattern;

/** What stands before a list item: a bullet, a number, a letter. */
final class ListMarker {
  private static final String BULLET = "[•‣◦▪▫■□●○◆◇➢➤✓✔·∙–—*-]";
  private static final String COUNTER = "\\(?(\\d{1,2}|[a-z])[.)]";
  private static final Pattern MARKER = Pattern.compile(BULLET + "|" + COUNTER);
  private static final Pattern AT_START = Pattern.compile("(" + BULLET + "|" + COUNTER + ") \\S.*", Pattern.DOTALL);

  private ListMarker() {}

  static boolean isMarker(String text) {
    return MARKER.matcher(text).matches();
  }

  static boolean startsWithMarker(String text) {
    return AT_START.matcher(text).matches();
  }
}
