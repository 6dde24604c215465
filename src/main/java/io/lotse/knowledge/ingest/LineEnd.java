package io.lotse.knowledge.ingest;

import java.util.regex.Pattern;

/** Joins what a line end has separated. */
final class LineEnd {
  private static final Pattern CONJUNCTION = Pattern.compile("(und|oder|bzw\\.?|sowie|and|or)\\b.*", Pattern.DOTALL);

  private LineEnd() {}

  /**
   * {@code line} and {@code next} as running text: {@code Anzugs-} + {@code moment} is one word, {@code USB-} +
   * {@code Kabel} keeps its hyphen, {@code Vor-} + {@code und Nachteile} its space.
   */
  static void join(StringBuilder line, String next) {
    if (line.isEmpty() || next.isEmpty()) {
      line.append(next);
      return;
    }
    if (endsInHyphen(line) && !CONJUNCTION.matcher(next).matches()) {
      if (Character.isLowerCase(next.codePointAt(0))) {
        line.setLength(line.length() - 1);
      }
      line.append(next);
      return;
    }
    line.append(' ').append(next);
  }

  private static boolean endsInHyphen(CharSequence line) {
    int last = line.length() - 1;
    char end = line.charAt(last);
    return (end == '-' || end == '\u2010') && last > 0 && Character.isLetterOrDigit(line.charAt(last - 1));
  }
}
