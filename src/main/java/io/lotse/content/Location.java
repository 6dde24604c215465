package io.lotse.content;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.platform.Problem.FieldError;

/** Where something is: free text, but two numbers are taken for latitude and longitude and must be such. */
final class Location {
  private static final Pattern COORDINATES = Pattern
      .compile("\\s*([+-]?\\d{1,9}(?:\\.\\d{1,20})?)\\s*,\\s*([+-]?\\d{1,9}(?:\\.\\d{1,20})?)\\s*");
  private static final double MOST_NORTHERN = 90;
  private static final double MOST_EASTERN = 180;

  private Location() {}

  /** What is wrong with it; nothing where it is null or words. */
  static List<FieldError> errors(String location) {
    Matcher numbers = COORDINATES.matcher(location == null ? "" : location);
    boolean wrong = numbers.matches() && (Math.abs(Double.parseDouble(numbers.group(1))) > MOST_NORTHERN
        || Math.abs(Double.parseDouble(numbers.group(2))) > MOST_EASTERN);
    return wrong ? List.of(new FieldError("location", "out_of_range",
        "must be a latitude from -90 to 90 and a longitude from -180 to 180, or words")) : List.of();
  }
}
