package io.lotse.knowledge.parsing;

/** Counts words as a measure of what an embedding model has to read. */
final class Words {
  private static final int LONG = 20;
  private static final int PER_LONG = 6;

  private Words() {}

  /** Words between spaces; a very long one (a path, a sentence of Chinese) counts as several. */
  static int count(CharSequence text) {
    int words = 0;
    int length = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean within = i < text.length() && !Character.isWhitespace(text.charAt(i));
      if (within) {
        length++;
      } else if (length > 0) {
        words += length <= LONG ? 1 : length / PER_LONG;
        length = 0;
      }
    }
    return words;
  }
}
