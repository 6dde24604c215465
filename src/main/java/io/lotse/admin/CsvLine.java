package io.lotse.admin;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A row of a file that people open with a spreadsheet. */
final class CsvLine {
  private CsvLine() {}

  /** RFC 4180; a value that a spreadsheet would take for a formula is kept from being one. Null is empty. */
  static String of(Object... values) {
    return Arrays.stream(values).map(value -> value == null ? "" : value.toString())
        .map(value -> value.matches("(?s)[=+@\\-\t\r].*") ? "'" + value : value)
        .map(value -> '"' + value.replace("\"", "\"\"") + '"').collect(Collectors.joining(",", "", "\n"));
  }
}
