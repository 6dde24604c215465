package io.lotse.admin.frame;

import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Texts;

/** A problem as people read it: by its code where the panel has a sentence for it, else in its own words. */
final class Sentences {
  /** In a list, e.g. {@code [3].answer} or {@code files[0]}. */
  private static final Pattern PLACE = Pattern.compile("(\\w*)\\[(\\d{1,6})]\\.?(.*)");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

  private Sentences() {}

  static String of(Problem problem, String language) {
    if (!problem.errors().isEmpty()) {
      return problem.errors().stream().map(each -> of(each, language)).collect(Collectors.joining(" "));
    }
    return text(language, "admin.frame", "problem_" + problem.code()).orElseGet(problem::getMessage);
  }

  private static String of(FieldError error, String language) {
    String said = text(language, "admin.frame", "error_" + error.code(), limits(error.message())).orElseGet(
        error::message);
    return label(error.field(), language) + ": " + said + (said.endsWith(".") ? "" : ".");
  }

  /** As the form calls the field; its own name where no form has it. */
  private static String label(String field, String language) {
    Matcher place = PLACE.matcher(field);
    if (place.matches()) {
      String name = label(place.group(3).isEmpty() ? place.group(1) : place.group(3), language);
      return (name + " " + (Integer.parseInt(place.group(2)) + 1)).strip();
    }
    String key = "field_" + field.replace('.', '_');
    return Stream.of("admin.frame", "admin.work").map(room -> text(language, room, key)).flatMap(Optional::stream)
        .findFirst().orElse(field);
  }

  /** The numbers of a sentence, in signs that every language has: {@code ≤ 200}, {@code 1–5,000}; empty without any. */
  static String limits(String message) {
    String numbers = NUMBER.matcher(message).results().map(MatchResult::group).collect(Collectors.joining("–"));
    if (numbers.isEmpty() || numbers.contains("–")) {
      return numbers.isEmpty() ? "" : " (" + numbers + ")";
    }
    return " (" + (message.contains("most") ? "≤ " : message.contains("least") || message.contains(" from ") ? "≥ "
        : "") + numbers + ")";
  }

  private static Optional<String> text(String language, String room, String key, Object... values) {
    try {
      return Optional.of(Texts.in(language, room, key, values));
    } catch (MissingResourceException noneOfOurs) {
      return Optional.empty();
    }
  }
}
