package io.lotse.knowledge.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds identifiers: type names ({@code X3-Hybrid-G4}), error codes ({@code E-031}, {@code E 031}, {@code E031}), sizes
 * and quantities ({@code M6}, {@code 25 Nm}). Their normalized form is lower case without separators, because people and
 * manuals do not agree on those.
 */
final class Codes {
  private static final Pattern COMPOSITE = Pattern
      .compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]+(?:[-\\u2010-\\u2014_/.:][\\p{L}\\p{N}]+)*");
  private static final Pattern SPACED = Pattern.compile(
      "(?<![\\p{L}\\p{N}])(\\p{L}{1,3}) (\\p{N}{2,6})(?![\\p{L}\\p{N}])");
  private static final Pattern AMOUNT = Pattern
      .compile("(?<![\\p{L}\\p{N}.,])(\\d+(?:[.,]\\d+)?)[\\s\\u00a0]?([\\p{L}°µΩ%/1]{1,5})(?![\\p{L}\\p{N}])");
  private static final Pattern ANNOUNCED = Pattern
      .compile("(\\p{L}+)[\\s:.#-]{1,3}(\\p{N}{2,8})(?![\\p{L}\\p{N}])(?![.,]\\p{N})");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{N}{2,8}(?![\\p{L}\\p{N}])");
  private static final int LONGEST = 40;

  private final Set<String> units = WordList.read("units.txt");
  private final Set<String> announcing = WordList.read("code-words.txt");
  private final Set<String> prose;

  /** @param prose words that are never the letters of a code, however short */
  Codes(Set<String> prose) {
    this.prose = prose;
  }

  /** All forms under which a passage's identifiers may be looked for. */
  List<String> ofPassage(String text) {
    List<String> forms = new ArrayList<>();
    matches(COMPOSITE, text).forEach(match -> {
      String whole = normalized(match.group());
      if (mixed(whole) && whole.length() <= LONGEST) {
        forms.add(whole);
        forms.addAll(mixedParts(match.group()));
        matches(NUMBER, match.group().replaceAll("[^\\p{N}]", " ")).forEach(number -> forms.add(number.group()));
      }
    });
    matches(SPACED, text).filter(match -> upper(match.group(1)))
        .forEach(match -> forms.add(normalized(match.group(1) + match.group(2))));
    matches(NUMBER, text).forEach(match -> forms.add(match.group()));
    forms.addAll(amounts(text));
    return forms;
  }

  /** The identifiers that a question asks about. */
  List<Code> ofQuestion(String text) {
    Map<String, Code> codes = new LinkedHashMap<>();
    matches(COMPOSITE, text).forEach(match -> {
      String whole = normalized(match.group());
      if (mixed(whole) && whole.length() <= LONGEST)
        codes.put(whole, new Code(whole, mixedParts(match.group()), fragments(match.group()), identifies(whole)));
    });
    matches(SPACED, text).filter(match -> !prose.contains(match.group(1).toLowerCase(Locale.ROOT))).forEach(match -> {
      String whole = normalized(match.group(1) + match.group(2));
      codes.putIfAbsent(whole, new Code(whole, Set.of(), fragments(match.group()), upper(match.group(1))));
    });
    matches(ANNOUNCED, text).filter(match -> announcing.contains(match.group(1).toLowerCase(Locale.ROOT)))
        .forEach(match -> codes.putIfAbsent(match.group(2), new Code(match.group(2), Set.of(), Set.of(match.group(2)),
            true)));
    for (String amount : amounts(text))
      codes.put(amount, new Code(amount, Set.of(), Set.of(), false));
    return List.copyOf(codes.values());
  }

  private List<String> amounts(String text) {
    return matches(AMOUNT, text).filter(match -> units.contains(match.group(2).toLowerCase(Locale.ROOT)))
        .map(match -> match.group(1).replace(',', '.') + match.group(2).toLowerCase(Locale.ROOT)).distinct().toList();
  }

  /** Whether a form names one thing: it begins with letters, or letters and digits take turns at least three times. */
  private static boolean identifies(String whole) {
    return Character.isLetter(whole.codePointAt(0)) || whole.split(
        "(?<=\\p{N})(?=\\p{L})|(?<=\\p{L})(?=\\p{N})").length > 3;
  }

  private static Set<String> mixedParts(String composite) {
    Set<String> parts = new LinkedHashSet<>();
    for (String part : composite.split("[^\\p{L}\\p{N}]"))
      if (mixed(part))
        parts.add(part.toLowerCase(Locale.ROOT));
    return parts;
  }

  private static Set<String> fragments(String composite) {
    return Set.copyOf(Arrays.asList(composite.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }

  private static boolean mixed(String form) {
    return form.codePoints().anyMatch(Character::isLetter) && form.codePoints().anyMatch(Character::isDigit);
  }

  private static boolean upper(String letters) {
    return letters.codePoints().allMatch(Character::isUpperCase);
  }

  private static String normalized(String composite) {
    return composite.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
