package io.lotse.content;

import java.util.Arrays;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Problem;

/**
 * Which version of a record an editor has seen: by {@code If-Match} (RFC 9110, section 13.1.1), by a {@code version} in
 * the body, by both or by neither. A change of another version is refused, with the record as it is now.
 */
final class Expected {
  private final String ifMatch;
  private final Integer version;

  private Expected(String ifMatch, Integer version) {
    this.ifMatch = ifMatch;
    this.version = version;
  }

  /** @param ifMatch the header; null = none */
  static Expected of(String ifMatch) {
    return new Expected(ifMatch, null);
  }

  /** @param version null = none */
  static Expected of(String ifMatch, Integer version) {
    return new Expected(ifMatch, version);
  }

  /** @param body its whole number {@code version}, where there is one */
  static Expected of(String ifMatch, JsonNode body) {
    return new Expected(ifMatch, body.path("version").isInt() ? body.path("version").intValue() : null);
  }

  boolean fits(int current) {
    return (version == null || version == current) && (ifMatch == null || Arrays.stream(ifMatch.split(","))
        .map(each -> each.strip().replaceFirst("^W/", "").replace("\"", ""))
        .anyMatch(each -> each.equals("*") || each.equals(Integer.toString(current))));
  }

  /** 409 {@code version_conflict} unless it fits. */
  void check(int current, Supplier<? extends Shown> record) {
    if (!fits(current)) {
      throw Problem.conflict("version_conflict",
          "It was changed meanwhile and is now version " + current + "; look at it and change it again.")
          .with("current", record.get());
    }
  }
}
