package io.lotse.knowledge.parsing;

import java.util.regex.Pattern;

/** Joins what a line end has separated. */
final class LineEnd {
  private static final Pattern CONJUNCTION = Pattern.compile("(und|oder|bzw\\.?|sowie|and|or)\\b.*", Pattern.DOTALL);

  /** {@code USB-} or {@code M6-}: its hyphen was there before the line ended. */
  private static final Pattern ABBREVIATION = Pattern.compile("\\W*(\\p{Lu}{2,}|[\\p{L}\\d]*\\d)[-\u2010]");
  /** The beginning of a web address that goes on in the next line. */
  private static final Pattern OPEN_ADDRESS = Pattern.compile(".*\\bhttps?:(//\\S*[-/._=&?%~#:])?");
  /** A path of several folders, broken behind one. */
  private static final Pattern OPEN_PATH = Pattern.compile("\\W?/[^/\\s]+(/[^/\\s]+)+/");
  private static final int LONGEST_WORD = 300;

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
    if (endsWithinAddress(line, next)) {
      line.setLength(line.length() - (lastWord(line).endsWith("/-") ? 1 : 0));
      line.append(next);
      return;
    }
    if (endsInHyphen(line) && !CONJUNCTION.matcher(next).matches()) {
      if (Character.isLowerCase(next.codePointAt(0)) && !ABBREVIATION.matcher(lastWord(line)).matches()) {
        line.setLength(line.length() - 1);
      }
      line.append(next);
      return;
    }
    line.append(' ').append(next);
  }

  private static boolean endsWithinAddress(CharSequence line, String next) {
    if (Character.isWhitespace(next.charAt(0)) || "([|".indexOf(next.charAt(0)) >= 0) {
      return false;
    }
    String word = lastWord(line);
    boolean goesOn = !word.endsWith(".") || Character.isLowerCase(next.codePointAt(0));
    return OPEN_ADDRESS.matcher(word).matches() && goesOn || OPEN_PATH.matcher(word).matches();
  }

  private static String lastWord(CharSequence line) {
    int from = line.length();
    while (from > 0 && line.length() - from < LONGEST_WORD && !Character.isWhitespace(line.charAt(from - 1))) {
      from--;
    }
    return line.subSequence(from, line.length()).toString();
  }

  private static boolean endsInHyphen(CharSequence line) {
    int last = line.length() - 1;
    char end = line.charAt(last);
    return (end == '-' || end == '\u2010') && last > 0 && Character.isLetterOrDigit(line.charAt(last - 1));
  }
}
