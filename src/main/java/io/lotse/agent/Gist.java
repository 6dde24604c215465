package io.lotse.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text says that can be found in another without understanding either: codes and figures, and words that carry
 * meaning. Small whole numbers do not count: they number lists, and are written out as often as not.
 *
 * @param codes letters and digits mixed, as in {@code F-117}, without what separates them
 * @param numbers with a point for decimals and nothing for thousands, whatever the language has
 * @param words in lower case without marks
 */
record Gist(Set<String> codes, Set<String> numbers, Set<String> words) {

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_.,][\\p{L}\\p{N}]+)*");
  private static final Pattern CODE_IN_TWO = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{1,3} \\d{2,5}(?!\\p{N})");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3})+");
  private static final Pattern SPACED_THOUSANDS = Pattern.compile("(?<=\\d)[ \\u00A0\\u202F'](?=\\d{3}(?!\\d))");
  /** As in {@code 230V}, {@code 15-minute} and {@code 12-V-Netzteil}. */
  private static final Pattern QUANTITY = Pattern.compile("\\d+(?:[.,]\\d+)*(?:\\p{L}{1,3}|(?:-\\p{L}+)+)");
  private static final Pattern MARK = Pattern.compile("\\[\\d+]");
  private static final Pattern MARKS_OF_LETTERS = Pattern.compile("\\p{M}+");
  private static final int SMALL = 12;
  private static final int SHORTEST = 4;
  private static final int SHORTEST_OF_SYLLABLES = 2;
  private static final int COMMON_BEGINNING = 5;
  private static final double CODE_WEIGHT = 2;
  private static final Set<String> COMMON = commonWords();

  static Gist of(String text) {
    String unmarked = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    String composed = SPACED_THOUSANDS.matcher(unmarked).replaceAll("");
    Gist gist = new Gist(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (Matcher token = TOKEN.matcher(composed); token.find();) {
      gist.take(token.group());
    }
    for (Matcher code = CODE_IN_TWO.matcher(composed); code.find();) {
      gist.codes.add(plain(code.group().replace(" ", "")));
    }
    return gist;
  }

  private void take(String token) {
    boolean digits = token.chars().anyMatch(Character::isDigit);
    boolean letters = token.chars().anyMatch(Character::isLetter);
    if (!digits) {
      takeWords(token);
      return;
    }
    boolean quantity = QUANTITY.matcher(token).matches();
    if (letters && !quantity) {
      codes.add(plain(token.replaceAll("[-_.,]", "")));
    } else if (letters) {
      takeWords(token.replaceFirst("^[\\d.,]+", ""));
    }
    for (Matcher number = NUMBER.matcher(token); number.find();) {
      takeNumber(number.group(), letters && !quantity);
    }
  }

  private void takeNumber(String number, boolean ofCode) {
    String pointed = number.replace(',', '.');
    boolean thousands = THOUSANDS.matcher(pointed).matches();
    boolean small = pointed.length() <= 2 && Integer.parseInt(pointed) <= SMALL;
    if (!small || ofCode) {
      numbers.add(thousands ? pointed.replace(".", "") : pointed);
    }
  }

  private void takeWords(String token) {
    Arrays.stream(token.split("[-_.,]")).forEach(this::takeWord);
  }

  private void takeWord(String word) {
    String bare = plain(word);
    int shortest = isOfSyllables(word) ? SHORTEST_OF_SYLLABLES : SHORTEST;
    if (bare.length() >= shortest && !COMMON.contains(bare)) {
      words.add(bare);
    }
  }

  /** Vietnamese writes each syllable by itself; most of its letters with marks are its own. */
  private static boolean isOfSyllables(String word) {
    return word.codePoints().anyMatch(letter -> letter >= 0x1EA0 && letter <= 0x1EF9 || "ăđơư".indexOf(letter) >= 0);
  }

  /** Whether there is something to be found elsewhere. */
  boolean tells() {
    return !codes.isEmpty() || !figures().isEmpty() || !words.isEmpty();
  }

  /** The same without what that other text is called by. */
  Gist without(Gist name) {
    return new Gist(less(codes, name.codes), less(numbers, name.numbers), less(words, name.words));
  }

  /** How much there is to be found. */
  int size() {
    return codes.size() + figures().size() + words.size();
  }

  /** Numbers by themselves, not those within codes. */
  private Set<String> figures() {
    return numbers.stream().filter(number -> codes.stream().noneMatch(code -> code.contains(number))).collect(Collectors
        .toSet());
  }

  /** Whether it names codes or figures. */
  boolean isExact() { return !codes.isEmpty() || !figures().isEmpty(); }

  /** Whether one of its codes or figures stands in the other. */
  boolean sharesExactly(Gist other) {
    return codes.stream().anyMatch(other::holdsCode) || figures().stream().anyMatch(other.numbers::contains);
  }

  /** The same, where also a number within a code may be a figure of the other, as in {@code 15minütig}. */
  boolean sharesAnyNumber(Gist other) {
    return sharesExactly(other) || numbers.stream().anyMatch(other.numbers::contains);
  }

  /** How much of it stands in the other, 0–1; codes and figures count twice. */
  double shareIn(Gist other) {
    Set<String> figures = figures();
    double all = CODE_WEIGHT * (codes.size() + figures.size()) + words.size();
    double found = CODE_WEIGHT * (codes.stream().filter(other::holdsCode).count() + figures.stream().filter(
        other.numbers::contains).count()) + words.stream().filter(other::holdsWord).count();
    return all == 0 ? 0 : found / all;
  }

  private boolean holdsCode(String code) {
    return codes.contains(code) || codes.stream().anyMatch(each -> each.startsWith(code) || code.startsWith(each)
        && each.length() >= SHORTEST);
  }

  /** Inflected words begin alike, and German compounds hold their parts. */
  private boolean holdsWord(String word) {
    return words.contains(word) || words.stream().anyMatch(each -> isAkin(word, each));
  }

  private static boolean isAkin(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter < COMMON_BEGINNING) {
      return false;
    }
    return one.regionMatches(0, other, 0, Math.max(COMMON_BEGINNING, (int) (shorter * 0.7))) || one.contains(other)
        || other.contains(one);
  }

  private static Set<String> less(Set<String> all, Set<String> without) {
    return all.stream().filter(each -> !without.contains(each)).collect(Collectors.toSet());
  }

  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß",
        "ss").replace("đ", "d");
    return MARKS_OF_LETTERS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  private static Set<String> commonWords() {
    try (InputStream in = Gist.class.getResourceAsStream("common-words.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split("\\s+"))).collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
