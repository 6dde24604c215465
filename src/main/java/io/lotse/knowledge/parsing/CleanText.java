package io.lotse.knowledge.parsing;

import java.text.Normalizer;

/** Rids extracted text of what no reader sees: controls, zero-width characters, stray spaces, split umlauts. */
final class CleanText {
  private static final char SOFT_HYPHEN = '\u00AD';

  private CleanText() {}

  /** One line of prose: no line breaks, single spaces, trimmed, Unicode NFC. */
  static String line(String raw) {
    return tidy(raw, false);
  }

  /** Preformatted text: line breaks and runs of spaces stay, tabs become four spaces. */
  static String preformatted(String raw) {
    return tidy(raw.replace("\r\n", "\n").replace('\r', '\n').replace("\t", "    "), true).stripTrailing();
  }

  private static String tidy(String raw, boolean keepLayout) {
    if (isTidy(raw)) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
    composed.codePoints().forEach(c -> append(c, keepLayout, out));
    return keepLayout ? out.toString() : out.toString().strip();
  }

  private static void append(int c, boolean keepLayout, StringBuilder out) {
    if (keepLayout && c == '\n') {
      out.append('\n');
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (keepLayout || out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    } else if (isSymbolBullet(c)) {
      out.append('•');
    } else if (isVisible(c)) {
      out.appendCodePoint(c);
    }
  }

  private static boolean isTidy(String raw) {
    char before = ' ';
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean plain = c >= ' ' && c < 127 || c > 160 && c < 0x300 && c != SOFT_HYPHEN;
      if (!plain || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return raw.isEmpty() || before != ' ';
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
        false;
      default -> c != '\uFFFD' && !isVariationSelector(c);
    };
  }

  private static boolean isVariationSelector(int c) {
    return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
  }

  /** Word processors set bullets in symbol fonts, whose glyphs arrive as private-use characters. */
  private static boolean isSymbolBullet(int c) {
    return c == 0xF0B7 || c == 0xF0A7 || c == 0xF0D8 || c == 0xF076;
  }
}
