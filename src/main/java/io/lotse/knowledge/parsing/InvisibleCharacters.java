package io.lotse.knowledge.parsing;

/**
 * Tells characters that no reader sees and that are put into a text to say something or to part a word. Soft hyphens, byte
 * order marks at the start, places to break a line behind a sign, and what joins emoji or shapes scripts that need it, have
 * an honest use.
 */
final class InvisibleCharacters {
  private static final int TAGS = 0xE0000;
  private static final int LAST_TAG = 0xE007F;

  private InvisibleCharacters() {}

  /** What {@code raw} says and hides, for a person to judge; empty where it hides nothing. */
  static String excerpt(String raw) {
    int at = first(raw);
    if (at < 0) {
      return "";
    }
    StringBuilder said = new StringBuilder();
    raw.codePoints().filter(c -> c > TAGS + ' ' && c < LAST_TAG || c == TAGS + ' ').forEach(
        tag -> said.append((char) (tag - TAGS)));
    return said.isEmpty() ? CleanText.line(raw.substring(Math.max(0, at - 40), Math.min(raw.length(), at + 40)))
        : said.toString();
  }

  private static int first(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= 0x180E && isInvisible(raw, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isInvisible(String raw, int at) {
    int c = raw.codePointAt(at);
    return switch (c) {
      case 0x180E, 0x2061, 0x2062, 0x2063, 0x2064 -> true;
      case 0x202A, 0x202B, 0x202D, 0x202E -> true;
      case 0x200B, 0x200C, 0x200D, 0x2060 -> isLatinAt(raw, at - 1) && isLatinAt(raw, at + 1);
      case 0xFEFF -> at > 0;
      default -> c >= TAGS && c <= LAST_TAG || c >= 0xE0100 && c <= 0xE01EF && isLatinAt(raw, at - 1);
    };
  }

  private static boolean isLatinAt(String raw, int at) {
    return at >= 0 && at < raw.length() && Character.UnicodeScript.of(raw.charAt(at)) == Character.UnicodeScript.LATIN;
  }
}
