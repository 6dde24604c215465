package io.lotse.bot;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/** The response that is to be added: a query parameter, or a field of a JSON body. */
final class GivenResponse {
  /** The longest that fits into a request line, whatever its letters: twelve bytes for each. */
  private static final int LONGEST_PARAMETER = 10_000;

  private GivenResponse() {}

  /** What was given, the parameter first; 422 naming what is missing or wrong, 400 for what is no JSON. */
  static String of(String parameter, byte[] body) {
    if (parameter != null) {
      return fitting("response_text", parameter, LONGEST_PARAMETER);
    }
    if (body == null || body.length == 0) {
      throw Problem.invalid("response_text", "required", "must be given, here or as response in the body");
    }
    JsonNode response = tree(body).path("response");
    if (!response.isTextual()) {
      boolean missing = response.isMissingNode() || response.isNull();
      throw Problem.invalid("response", missing ? "required" : "wrong_type",
          missing ? "must not be null" : "must be a text");
    }
    return fitting("response", response.textValue(), SessionStep.LONGEST_TEXT);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException malformed) {
      throw new Problem(400, "malformed_json", "The body is not JSON.", malformed);
    }
  }

  private static String fitting(String field, String text, int longest) {
    Query.unstorable(field, text).ifPresent(wrong -> {
      throw Problem.invalid(java.util.List.of(wrong));
    });
    return Query.text(field, text, longest);
  }
}
