package io.lotse.content;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words of a text as they are stored and looked for: in lower case and without marks, so that {@code bao hiem} finds
 * <i>bảo hiểm</i>. A pictogram is a word of its own.
 */
final class Words {
  private static final int MOST = 20;

  private Words() {}

  /** All words of a text, separated by spaces. */
  static String of(String text) {
    return String.join(" ", list(text));
  }

  /** The words of a question as a {@code tsquery}: each must begin a word of the entry; empty where there is no word. */
  static String query(String text) {
    return list(text).stream().limit(MOST).map(word -> word + ":*").collect(Collectors.joining(" & "));
  }

  private static List<String> list(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).codePoints().forEach(point -> {
      if (Character.isLetterOrDigit(point)) {
        word.append(plain(point));
      } else if (!isMark(point)) {
        end(word, words);
        if (Character.getType(point) == Character.OTHER_SYMBOL) {
          words.add("u" + Integer.toHexString(point));
        }
      }
    });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.FORMAT;
  }

  /** Letters that no normal form takes apart. */
  private static String plain(int point) {
    return switch (point) {
      case 'đ' -> "d";
      case 'ß' -> "ss";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      default -> Character.toString(point);
    };
  }
}
