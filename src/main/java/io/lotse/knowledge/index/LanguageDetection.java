package io.lotse.knowledge.index;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the language of a short question by the words that questions carry, by letters and by endings. A question of two
 * words has no statistics to lean on, so it counts clues and says nothing where there are none.
 */
public final class LanguageDetection {
  /** The answer for a language that is none of ours. */
  public static final String OTHER = "other";
  private static final List<String> LANGUAGES = List.of("de", "en", "vi", OTHER);
  private static final Pattern VIETNAMESE = Pattern.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]");
  private static final Pattern UMLAUT = Pattern.compile("[äöüß]");
  private static final Pattern GERMAN_ENDING = Pattern
      .compile("\\p{L}{3,}(ung|ungen|keit|heit|lich|liche|lichen|isch|ische|ieren|iert|schaft|gerät|geräte)");
  private static final Pattern ENGLISH_ENDING = Pattern.compile("\\p{L}{3,}(ing|tion|tions|ness|ed|y|ful|ght|ck)");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}'’]+");
  private static final double CERTAIN = 1, LETTER = 0.7, ENDING = 0.4;

  private final Map<String, Set<String>> questionWords = new LinkedHashMap<>();
  private final Set<String> plainVietnamese = new HashSet<>();

  public LanguageDetection() {
    for (String language : LANGUAGES)
      questionWords.put(language, new HashSet<>(WordList.read("question-words." + language + ".txt")));
    for (String word : List.copyOf(questionWords.get("de")))
      questionWords.get("de").add(typedWithoutUmlauts(word));
    for (String word : questionWords.get("vi"))
      plainVietnamese.add(withoutMarks(word));
  }

  /** {@code de}, {@code en}, {@code vi}, {@link #OTHER}; empty where nothing tells. */
  public Optional<String> detect(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (foreignScript(lower))
      return Optional.of(OTHER);
    Map<String, Double> clues = new HashMap<>();
    for (String word : NO_WORD.split(lower))
      if (!word.isEmpty())
        collect(word, clues);
    double best = clues.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<String> leading = LANGUAGES.stream().filter(language -> clues.getOrDefault(language, 0.0) == best).toList();
    return best > 0 && leading.size() == 1 ? Optional.of(leading.get(0)) : Optional.empty();
  }

  /** Whether a word of a question in this language says nothing; with an unknown language, in any of {@code others}. */
  boolean isQuestionWord(String word, String language, Collection<String> others) {
    if (questionWords.containsKey(language))
      return questionWords.get(language).contains(word);
    return others.stream().anyMatch(other -> questionWords.getOrDefault(other, Set.of()).contains(word));
  }

  Set<String> allQuestionWords() {
    Set<String> all = new HashSet<>();
    questionWords.values().forEach(all::addAll);
    return all;
  }

  private void collect(String word, Map<String, Double> clues) {
    List<String> owners = LANGUAGES.stream().filter(language -> questionWords.get(language).contains(word)).toList();
    owners.forEach(language -> clues.merge(language, CERTAIN / owners.size(), Double::sum));
    if (VIETNAMESE.matcher(word).find())
      clues.merge("vi", CERTAIN, Double::sum);
    else if (UMLAUT.matcher(word).find())
      clues.merge("de", LETTER, Double::sum);
    if (!owners.isEmpty())
      return;
    if (GERMAN_ENDING.matcher(word).matches())
      clues.merge("de", ENDING, Double::sum);
    else if (ENGLISH_ENDING.matcher(word).matches())
      clues.merge("en", ENDING, Double::sum);
    else if (plainVietnamese.contains(word))
      clues.merge("vi", ENDING, Double::sum);
  }

  private static boolean foreignScript(String text) {
    long latin = 0;
    long foreign = 0;
    for (int point : text.codePoints().filter(Character::isLetter).toArray())
      if (UnicodeScript.of(point) == UnicodeScript.LATIN)
        latin++;
      else
        foreign++;
    return foreign > latin;
  }

  private static String typedWithoutUmlauts(String word) {
    return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
  }

  private static String withoutMarks(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace("đ", "d");
  }
}
