package io.lotse.knowledge.document;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/**
 * From when until when a document holds, both days included, counted in UTC; outside it the document is listed, but not
 * found.
 *
 * @param from null = since ever
 * @param until null = for ever
 */
public record Validity(LocalDate from, LocalDate until) {
  static final String DAY = "(\\d{4}-\\d{2}-\\d{2})?";
  static final String DAY_MESSAGE = "must be a day such as 2026-03-31";
  static final Validity ALWAYS = new Validity(null, null);

  /** Reads days as they come in; empty = no bound. What is wrong is added to {@code errors}. */
  public static Validity read(String from, String until, List<FieldError> errors) {
    Validity validity = new Validity(day("valid_from", from, errors), day("valid_until", until, errors));
    validity.check(errors);
    return validity;
  }

  /** This with the bounds that are given; null leaves one as it is, an empty text takes it away. 422 naming the field. */
  Validity changed(String newFrom, String newUntil) {
    List<FieldError> errors = new ArrayList<>();
    Validity changed = new Validity(newFrom == null ? from : day("valid_from", newFrom, errors),
        newUntil == null ? until : day("valid_until", newUntil, errors));
    changed.check(errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return changed;
  }

  boolean isToday() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return (from == null || !from.isAfter(today)) && (until == null || !until.isBefore(today));
  }

  private void check(List<FieldError> errors) {
    if (from != null && until != null && until.isBefore(from)) {
      errors.add(new FieldError("valid_until", "range", "must not be before valid_from"));
    }
  }

  private static LocalDate day(String field, String text, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException notOne) {
      errors.add(new FieldError(field, "pattern", DAY_MESSAGE));
      return null;
    }
  }
}
