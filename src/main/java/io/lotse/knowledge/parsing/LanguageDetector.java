package io.lotse.knowledge.parsing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells the language of a text by its script, its letters and its commonest words.
 *
 * <p>Made for documents of at least some twenty words: a wrong guess is worse than {@code und}, which every part of the
 * product treats as "any language".
 */
final class LanguageDetector {
  private static final String UNSURE = "und";
  private static final int SAMPLE = 100_000;
  private static final int MIN_WORDS = 8;
  private static final double MIN_SHARE = 0.08;
  private static final double MIN_LEAD = 1.25;
  private static final String VIETNAMESE = "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

  private static final Map<String, List<String>> LANGUAGES_OF_WORD = byWord(Map.of( //
      "de", "der die das und ist nicht mit für auf den dem ein eine wird werden von zu sie sind oder bei im zum zur "
          + "wenn durch auch nach aus kann sich als wie des einen einer über nur muss",
      "en", "the and is of to in that for with are be this on or not by as it from you can when if which an at have "
          + "will was must should your before after",
      "fr",
      "le la les des et est une un du en pour dans que qui sur pas avec vous par au ce il sont ou plus être votre "
          + "cette ne aux",
      "es", "el la los las de y es en un una que para por con no se del al su lo como más o esta este si ser puede sus",
      "it", "il la le lo gli di e è un una che per con non si del della dei nel sono da al come più questo o se deve "
          + "alla essere",
      "pt", "o a os as de e é um uma que para por com não se do da dos das no na em ao como mais ou este esta ser pode",
      "nl", "de het een en van is niet met voor op te dat zijn of door bij aan naar wordt worden u uit als kan ook om "
          + "deze dit moet",
      "pl", "i w na nie z do się jest że o jak po co to przez od dla lub być oraz są przy tego można należy",
      "sv", "och att det som en är på för av med till den inte om ett har de kan från eller när ska vid du",
      "vi",
      "và của là có không được cho trong với các một những này khi để từ đến người trên thì phải đã sẽ hoặc vào"));

  private LanguageDetector() {}

  /** BCP 47 tag of the language, or {@code und}. */
  static String detect(String text) {
    String sample = text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
    String lower = sample.toLowerCase(Locale.ROOT);
    String byScript = byScript(lower);
    return byScript.isEmpty() ? byWords(lower) : byScript;
  }

  private static String byWords(String lower) {
    Map<String, Integer> hits = new HashMap<>();
    int words = 0;
    for (String word : lower.split("[^\\p{L}]+")) {
      words++;
      LANGUAGES_OF_WORD.getOrDefault(word, List.of()).forEach(language -> hits.merge(language, 1, Integer::sum));
    }
    List<Map.Entry<String, Integer>> ranked = hits.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).toList();
    if (words < MIN_WORDS || ranked.isEmpty() || ranked.getFirst().getValue() < MIN_SHARE * words) {
      return UNSURE;
    }
    boolean leads = ranked.size() == 1 || ranked.get(0).getValue() >= MIN_LEAD * ranked.get(1).getValue();
    return leads ? ranked.getFirst().getKey() : UNSURE;
  }

  private static String byScript(String lower) {
    Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
    int letters = 0;
    int vietnamese = 0;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        vietnamese += c > 'z' && VIETNAMESE.indexOf(c) >= 0 ? 1 : 0;
        scripts.merge(c <= 'z' ? Character.UnicodeScript.LATIN : Character.UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    if (letters < 4 * MIN_WORDS) {
      return UNSURE;
    }
    if (vietnamese > letters * 0.06) {
      return "vi";
    }
    double kana = share(scripts, letters, Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA);
    if (kana > 0.1) {
      return "ja";
    }
    for (Map.Entry<Character.UnicodeScript, String> entry : LANGUAGE_OF_SCRIPT.entrySet()) {
      if (share(scripts, letters, entry.getKey()) > 0.3) {
        return entry.getValue();
      }
    }
    return share(scripts, letters, Character.UnicodeScript.LATIN) > 0.5 ? "" : UNSURE;
  }

  /** Cyrillic and Arabic letters serve many languages, so they tell none. */
  private static final Map<Character.UnicodeScript, String> LANGUAGE_OF_SCRIPT = Map.of(Character.UnicodeScript.HANGUL,
      "ko", Character.UnicodeScript.HAN, "zh", Character.UnicodeScript.GREEK, "el", Character.UnicodeScript.THAI, "th",
      Character.UnicodeScript.HEBREW, "he");

  private static double share(Map<Character.UnicodeScript, Integer> scripts, int letters,
      Character.UnicodeScript... wanted) {
    return Arrays.stream(wanted).mapToInt(script -> scripts.getOrDefault(script, 0)).sum() / (double) letters;
  }

  private static Map<String, List<String>> byWord(Map<String, String> wordsOf) {
    Map<String, Set<String>> languages = new HashMap<>();
    wordsOf.forEach((language, words) -> {
      for (String word : words.split(" ")) {
        languages.computeIfAbsent(word, w -> new HashSet<>()).add(language);
      }
    });
    Map<String, List<String>> fixed = new HashMap<>();
    languages.forEach((word, of) -> fixed.put(word, List.copyOf(of)));
    return Map.copyOf(fixed);
  }
}
