package io.lotse.knowledge.search;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A text in which literal quotes are looked for. White space, soft hyphens, the signs between table cells and hyphens at
 * line ends do not count, nor how quotation marks and dashes are drawn; every other character does.
 */
final class LiteralText {
  /** The characters {@code start..end} of the text. */
  record Span(int start, int end) {
    boolean within(int from, int to) {
      return start >= from && end <= to;
    }
  }

  private final String text;
  private Letters letters;
  private Letters withoutHyphens;

  LiteralText(String text) {
    this.text = text;
  }

  /** The first place of the quote, preferably within {@code from..to}; empty when it does not stand there literally. */
  Optional<Span> find(String quote, int from, int to) {
    return find(quote, from, to, false).or(() -> find(quote, from, to, true));
  }

  private Optional<Span> find(String quote, int from, int to, boolean hyphenless) {
    Letters wanted = Letters.of(Normalizer.normalize(quote, Normalizer.Form.NFC), hyphenless);
    if (wanted.letters.isEmpty()) {
      return Optional.empty();
    }
    Letters here = hyphenless ? withoutHyphens() : letters();
    String haystack = here.letters;
    String needle = wanted.letters;
    Span first = null;
    for (int at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      Span span = new Span(here.places[at], here.places[at + needle.length() - 1] + 1);
      if (span.within(from, to)) {
        return Optional.of(span);
      }
      first = first == null ? span : first;
    }
    return Optional.ofNullable(first);
  }

  private Letters letters() {
    letters = letters == null ? Letters.of(text, false) : letters;
    return letters;
  }

  private Letters withoutHyphens() {
    withoutHyphens = withoutHyphens == null ? Letters.of(text, true) : withoutHyphens;
    return withoutHyphens;
  }

  /** The characters that count, and where each stands. */
  private record Letters(String letters, int[] places) {
    static Letters of(String text, boolean withoutHyphens) {
      char[] letters = new char[text.length() * 3];
      int[] places = new int[letters.length];
      int length = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (counts(text, i, c) && !(withoutHyphens && plain(c) == '-')) {
          String drawn = isLigature(c) ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
              : String.valueOf(plain(c));
          for (int k = 0; k < drawn.length(); k++) {
            letters[length] = drawn.charAt(k);
            places[length++] = i;
          }
        }
      }
      return new Letters(new String(letters, 0, length), places);
    }

    private static boolean counts(String text, int i, char c) {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '|' || Character.getType(
          c) == Character.FORMAT) {
        return false;
      }
      boolean hyphenBeforeSpace = (c == '-' || c == '\u2010') && i + 1 < text.length()
          && Character.isWhitespace(text.charAt(i + 1));
      return !hyphenBeforeSpace;
    }

    private static boolean isLigature(char c) {
      return c >= '\uFB00' && c <= '\uFB06';
    }

    private static char plain(char c) {
      return switch (c) {
        case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032' -> '\'';
        case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB' -> '"';
        case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
        default -> c;
      };
    }
  }
}
