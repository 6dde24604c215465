package io.lotse.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Json;
import io.lotse.platform.Problem.FieldError;

/** The prices of an event: free-form objects that come back as they were sent, so far as a store keeps them. */
final class Prices {
  private static final int LONGEST = 10_000;

  private Prices() {}

  static String write(List<ObjectNode> prices) {
    try {
      return prices == null ? null : Json.MAPPER.writeValueAsString(prices);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<ObjectNode> read(String json) {
    try {
      return json == null ? null
          : Json.MAPPER.readerForListOf(ObjectNode.class).readValue(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<FieldError> errors(List<ObjectNode> prices) {
    if (prices == null) {
      return List.of();
    }
    Deque<JsonNode> open = new ArrayDeque<>(prices);
    while (!open.isEmpty()) {
      JsonNode each = open.pop();
      if (each.isDouble() && !Double.isFinite(each.doubleValue())) {
        return List.of(new FieldError("price", "out_of_range", "must hold no number beyond 1.8e308"));
      }
      if (isUnstorable(each)) {
        return List.of(new FieldError("price", "invalid_character", "must not hold the character U+0000"));
      }
      each.forEach(open::push);
    }
    return write(prices).length() <= LONGEST ? List.of()
        : List.of(new FieldError("price", "size", "must have at most " + LONGEST + " characters"));
  }

  private static boolean isUnstorable(JsonNode node) {
    return node.isTextual() && node.textValue().indexOf('\0') >= 0
        || node.properties().stream().anyMatch(each -> each.getKey().indexOf('\0') >= 0);
  }
}
