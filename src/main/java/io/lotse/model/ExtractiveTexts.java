package io.lotse.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the extractive model says in one language, and the words by which it reads a question of that language. */
record ExtractiveTexts(String language, String found, String notFound, String unavailable, String photo,
    String closing, List<String> how,
    List<String> howMuch,
    Set<String> abbreviations, Set<String> functionWords) {

  private static final List<String> LANGUAGES = List.of("de", "en", "vi");

  /** All languages that Lotse speaks, by their BCP 47 code. */
  static Map<String, ExtractiveTexts> all() {
    return all("closing");
  }

  /** The same where a language model is configured, but cannot be had. */
  static Map<String, ExtractiveTexts> allWhileModelIsAway() {
    return all("closing_away");
  }

  private static Map<String, ExtractiveTexts> all(String closing) {
    Map<String, ExtractiveTexts> all = new TreeMap<>();
    LANGUAGES.forEach(language -> all.put(language, in(language, closing)));
    return all;
  }

  /** The language whose function words the question uses most; empty when it uses none. */
  static Optional<ExtractiveTexts> ofQuestion(String question, Map<String, ExtractiveTexts> all) {
    Set<String> words = new HashSet<>(Term.words(question));
    ExtractiveTexts best = null;
    long most = 0;
    for (ExtractiveTexts candidate : all.values()) {
      long seen = words.stream().filter(candidate.functionWords::contains).count();
      if (seen > most) {
        most = seen;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether it asks how something is done, not how much or how long. */
  boolean asksHow(String question) {
    return hasOne(how, question) && !asksHowMuch(question);
  }

  boolean asksHowMuch(String question) {
    return hasOne(howMuch, question);
  }

  private static boolean hasOne(List<String> phrases, String question) {
    String spaced = " " + String.join(" ", Term.words(question)) + " ";
    return phrases.stream().anyMatch(phrase -> spaced.contains(" " + phrase + " "));
  }

  private static ExtractiveTexts in(String language, String closing) {
    ResourceBundle texts = ResourceBundle.getBundle("io.lotse.model.extractive", Locale.of(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new ExtractiveTexts(language, texts.getString("found"), texts.getString("not_found"), texts.getString(
        "unavailable"), texts.getString("photo"), texts.getString(closing), List.of(texts.getString("how").split(
            ",")), List.of(texts.getString(
                "how_much").split(",")), words(texts.getString(
                    "abbreviations")), words(texts.getString("function_words")));
  }

  private static Set<String> words(String spaced) {
    return Arrays.stream(spaced.split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
