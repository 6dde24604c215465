package io.lotse.platform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Phrases per language by which a text is recognised, written {@code en: I'm sorry; Sorry | de: Es tut mir leid}. All
 * languages count for every text. Case, kinds of apostrophes, tags and white space make no difference.
 */
@Offered("handoff and chat: to recognise what a human should hear of")
public record Phrases(Map<String, List<String>> byLanguage) {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

  public Phrases { byLanguage = Map.copyOf(byLanguage); }

  /** IllegalArgumentException for anything that is not of the form; {@code off} is no phrase at all. */
  public static Phrases parse(String text) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    if (!text.strip().equalsIgnoreCase("off")) {
      Arrays.stream(text.split("\\|", -1)).forEach(part -> add(found, part));
    }
    return new Phrases(found);
  }

  private static void add(Map<String, List<String>> found, String part) {
    String[] sides = part.split(":", 2);
    List<String> phrases = sides.length < 2 ? List.of()
        : Arrays.stream(sides[1].split(";")).map(Phrases::plain).filter(phrase -> !phrase.isEmpty()).toList();
    if (phrases.isEmpty() || !LANGUAGE.matcher(sides[0].strip()).matches()) {
      throw new IllegalArgumentException("not phrases of a language: " + part.strip());
    }
    found.computeIfAbsent(sides[0].strip(), language -> new ArrayList<>()).addAll(phrases);
  }

  /** Whether the text begins with one of them; null does not. */
  public boolean begins(String text) {
    String plain = text == null ? "" : plain(text);
    return any(phrase -> plain.startsWith(phrase) && endsWord(plain, phrase.length()));
  }

  /** Whether one of them stands anywhere in the text, as whole words; it does not in null. */
  public boolean within(String text) {
    String plain = text == null ? "" : plain(text);
    return any(phrase -> stands(phrase, plain));
  }

  private boolean any(java.util.function.Predicate<String> test) {
    return byLanguage.values().stream().flatMap(List::stream).anyMatch(test);
  }

  private static boolean stands(String phrase, String plain) {
    for (int at = plain.indexOf(phrase); at >= 0; at = plain.indexOf(phrase, at + 1)) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(plain.codePointBefore(at));
      if (begins && endsWord(plain, at + phrase.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWord(String plain, int end) {
    return end == plain.length() || !Character.isLetterOrDigit(plain.codePointAt(end));
  }

  private static String plain(String text) {
    String untagged = TAG.matcher(text).replaceAll(" ");
    String even = Normalizer.normalize(untagged, Normalizer.Form.NFC).replaceAll("[’‘ʼ`´]", "'");
    return SPACE.matcher(even).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
