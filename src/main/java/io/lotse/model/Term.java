package io.lotse.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a question or a passage in the form in which the two are compared: lower case, without marks.
 *
 * @param identifier whether it names one thing, like an error code or a part number: letters and digits mixed
 */
record Term(String text, boolean identifier) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_/.][\\p{L}\\p{N}]+)*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern CODE_IN_TWO = Pattern.compile("\\p{Lu}{1,3} \\d{2,5}");
  private static final int SHORTEST_STEM = 4;

  /** The terms of a text in their order, several times where they occur so. */
  static List<Term> in(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    List<Term> terms = new ArrayList<>();
    for (Matcher m = WORD.matcher(composed); m.find();) {
      add(m.group(), terms);
    }
    for (Matcher m = CODE_IN_TWO.matcher(composed); m.find();) {
      terms.add(new Term(plain(m.group().replace(" ", "")), true));
    }
    return terms;
  }

  /** The words of a text in lower case with their marks. */
  static List<String> words(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return WORD.matcher(composed).results().map(r -> r.group()).toList();
  }

  private static void add(String word, List<Term> terms) {
    boolean digits = word.chars().anyMatch(Character::isDigit);
    boolean letters = word.chars().anyMatch(Character::isLetter);
    if (digits) {
      terms.add(new Term(plain(letters ? word.replaceAll("[-_/.]", "") : word), letters));
      return;
    }
    for (String part : word.split("[-_/.]")) {
      terms.add(new Term(plain(part), false));
    }
  }

  /**
   * How far another word says the same, 0–1. Words of one stem share their beginning, and a compound contains its
   * parts; so no stemmer, and no language, is needed.
   */
  double likeness(Term other) {
    if (text.equals(other.text)) {
      return 1;
    }
    if (identifier || other.identifier || Math.min(text.length(), other.text.length()) < SHORTEST_STEM) {
      return 0;
    }
    int common = commonBeginning(other.text);
    if (common >= SHORTEST_STEM && common >= 0.7 * Math.max(text.length(), other.text.length())) {
      return 0.9;
    }
    if (other.text.contains(text) || text.contains(other.text)) {
      return 0.7;
    }
    return common > SHORTEST_STEM && common >= 0.7 * Math.min(text.length(), other.text.length()) ? 0.6 : 0;
  }

  private int commonBeginning(String other) {
    int n = 0;
    while (n < Math.min(text.length(), other.length()) && text.charAt(n) == other.charAt(n)) {
      n++;
    }
    return n;
  }

  private static String plain(String word) {
    String bare = MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll(
        "");
    return bare.replace("ß", "ss").replace("đ", "d");
  }
}
