package io.lotse.manuals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts soft hyphens into long German words, without a dictionary: before the last consonant, or the last group that can
 * start a syllable, between two vowels. A word that carries a soft hyphen of its author is left as it is.
 */
final class Hyphens {
  private static final char SOFT = '\u00AD';
  private static final int LONG_WORD = 10;
  private static final int LEAST_BEFORE = 3;
  private static final int LEAST_AFTER = 4;
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}" + SOFT + "]{" + (LONG_WORD - 1) + ",}");
  private static final String VOWELS = "aeiouyäöü";
  private static final Pattern ONSET = Pattern
      .compile("(schl|schr|schm|schn|schw|sch|str|spr|st|sp|ch|ph|th|qu|[bfgkp]l|[bdfgkpt]r|kn|zw|.)$");

  /** Second parts of compounds that begin with a vowel: the rule alone would part Anschlus-sabdeckung. */
  private static final Pattern STEM = Pattern.compile("ab(deck|schalt|stand|leit|lauf|gang|schluss|zweig|isolier)|"
      + "aus(gang|fall|lös|lass|richt|schalt|weis|wahl|führ)|an(lage|schl|zeige|zug|zieh|teil|ford|steuer|trieb|tenne)|"
      + "ein(gang|heit|speis|stell|satz|trag)|ein(schub|bau)|um(geb|richt|schalt|stell)|unter(brech|lage|spann|kante)|"
      + "über(wach|trag|sicht|strom|spann|temp)|energie|ertrag|erder|adresse|ader(n|end|farb)|element|option|ebene");

  private Hyphens() {}

  static String soften(String text) {
    return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
  }

  private static String word(String word) {
    String lower = word.toLowerCase();
    if (word.indexOf(SOFT) >= 0 || word.equals(word.toUpperCase())) {
      return word;
    }
    StringBuilder softened = new StringBuilder(word);
    for (int at = word.length() - LEAST_AFTER; at >= LEAST_BEFORE; at--) {
      if (startsSyllable(lower, at)) {
        softened.insert(at, SOFT);
      }
    }
    return softened.toString();
  }

  private static boolean startsSyllable(String word, int at) {
    if (STEM.matcher(word).region(at, word.length()).lookingAt()) {
      return true;
    }
    for (int later = at + 1; later <= Math.min(at + 3, word.length()); later++) {
      if (!vowel(word, later - 1) && STEM.matcher(word).region(later, word.length()).lookingAt()) {
        return false;
      }
    }
    int nextVowel = at;
    while (nextVowel < word.length() && !vowel(word, nextVowel)) {
      nextVowel++;
    }
    int lastVowel = at - 1;
    while (lastVowel >= 0 && !vowel(word, lastVowel)) {
      lastVowel--;
    }
    if (nextVowel == at || nextVowel == word.length() || lastVowel < 0) {
      return false;
    }
    Matcher onset = ONSET.matcher(word.substring(lastVowel + 1, nextVowel));
    return onset.find() && at == lastVowel + 1 + splitOfSt(onset, lastVowel, nextVowel);
  }

  /** A lone st between vowels is parted (Leis-tung), after a consonant it starts the syllable (Ein-stellung). */
  private static int splitOfSt(Matcher onset, int lastVowel, int nextVowel) {
    boolean lone = onset.start() == 0 && nextVowel - lastVowel == 3 && onset.group().equals("st");
    return lone ? 1 : onset.start();
  }

  private static boolean vowel(String word, int at) {
    return VOWELS.indexOf(word.charAt(at)) >= 0;
  }
}
