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
  private static final Pattern ENDING = Pattern.compile("e[mnrs]?");
  private static final int SHORTEST_BARE = 3;
  private static final int SHORTEST_STEM = 4;
  private static final int SHORTEST_TO_MISTYPE = 5;

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
    if (identifier || other.identifier) {
      return 0;
    }
    if (isInflected(other.text) || other.isInflected(text)) {
      return 0.9;
    }
    if (Math.min(text.length(), other.text.length()) < SHORTEST_STEM) {
      return 0;
    }
    int common = commonBeginning(other.text);
    if (common >= SHORTEST_STEM && common >= 0.7 * Math.max(text.length(), other.text.length())) {
      return 0.9;
    }
    if (other.text.contains(text) || text.contains(other.text)) {
      return 0.7;
    }
    if (common > SHORTEST_STEM && common >= 0.7 * Math.min(text.length(), other.text.length())) {
      return 0.6;
    }
    return isMistyped(other.text) ? 0.6 : 0;
  }

  /** Whether it is another word with an ending, as German adjectives have them: rot, rote, rotem. */
  private boolean isInflected(String bare) {
    return bare.length() >= SHORTEST_BARE && text.startsWith(bare) && ENDING.matcher(text.substring(bare.length()))
        .matches();
  }

  /** Whether it may be part of what is asked: a single letter is not, a single digit is. */
  boolean tells() {
    return text.length() > 1 || Character.isDigit(text.charAt(0));
  }

  /** One letter wrong, missing, surplus or swapped with the next, two in long words; the first letter is right. */
  private boolean isMistyped(String other) {
    int allowed = text.length() < 9 ? 1 : 2;
    if (text.length() < SHORTEST_TO_MISTYPE || text.charAt(0) != other.charAt(0) || Math.abs(text.length() - other
        .length()) > allowed) {
      return false;
    }
    return distance(other) <= allowed;
  }

  /** Optimal string alignment distance. */
  private int distance(String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= text.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = text.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && text.charAt(i - 1) == other.charAt(j - 2) && text.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
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
