package io.lotse.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.lotse.platform.Problem.FieldError;

/** Reads query and path parameters that arrive as text; what is wrong with one becomes a 422 that names it. */
@Offered("every room: in its resources")
public final class Query {
  private static final List<String> YES = List.of("true", "1", "yes", "on", "t", "y");
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;
  private static final List<String> NO = List.of("false", "0", "no", "off", "f", "n");

  private Query() {}

  /** A whole number in a range; clients may write it as {@code 3.0}. */
  public static int wholeNumber(String name, String text, int min, int max) {
    try {
      int number = Integer.parseInt(text.strip().replaceFirst("\\.0+$", ""));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, as a number out of range is.
    }
    throw Problem.invalid(name, "out_of_range",
        "must be a whole number from " + min + (max == Integer.MAX_VALUE ? " on" : " to " + max));
  }

  /** A text of at most so many characters; null stays null. */
  public static String text(String name, String text, int longest) {
    if (text != null && text.codePointCount(0, text.length()) > longest) {
      throw Problem.invalid(name, "size", "must have at most " + longest + " characters");
    }
    return text;
  }

  public static double fraction(String name, String text) {
    try {
      double number = Double.parseDouble(text.strip());
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, as a number out of range is.
    }
    throw Problem.invalid(name, "out_of_range", "must be a number from 0 to 1");
  }

  /**
   * A time with offset, such as {@code 2026-03-02T08:15:30Z} (RFC 3339), also where its plus sign was not encoded and so
   * arrives as a space; null for no text. Years that stores do not have are refused.
   */
  public static Instant instant(String name, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.strip().replace(' ', '+'));
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeParseException notOne) {
      // Refused below, as a time out of range is.
    }
    throw Problem.invalid(name, "wrong_type", "must be a time with offset, such as 2026-03-02T08:15:30Z");
  }

  /** Any case of true/false, 1/0, yes/no, on/off, t/f, y/n. */
  public static boolean truth(String name, String text) {
    return truth(text).orElseThrow(() -> Problem.invalid(name, "wrong_type", "must be true or false"));
  }

  static Optional<Boolean> truth(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return YES.contains(plain) || NO.contains(plain) ? Optional.of(YES.contains(plain)) : Optional.empty();
  }

  /** What is wrong with a text that no store keeps: PostgreSQL takes none with U+0000, and UTF-8 has no half characters. */
  public static Optional<FieldError> unstorable(String name, String text) {
    return text == null ? Optional.empty()
        : unstorable(text).map(message -> new FieldError(name, "invalid_character", message));
  }

  static Optional<String> unstorable(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of("must not hold the character U+0000");
    }
    boolean half = text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE
        && point <= Character.MAX_SURROGATE);
    return half ? Optional.of("must not hold half of a character (an unpaired surrogate)") : Optional.empty();
  }

  /** An id in a path: what is no UUID names nothing, so 404 with the given code. */
  public static UUID id(String text, String code, String detail) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException notOne) {
      // Refused below, as a text of another length is.
    }
    throw Problem.notFound(code, detail);
  }
}
