package io.lotse.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Json;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Query;

/** The prices of an event: free-form objects that come back as they were sent, so far as a store keeps them. */
final class Prices {
  private static final int LONGEST = 10_000;

  private Prices() {}

  static String write(List<ObjectNode> prices) {
    return prices == null ? null : Json.text(prices);
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
    Deque<JsonNode> open = new ArrayDeque<>(prices.stream().filter(Objects::nonNull).toList());
    while (!open.isEmpty()) {
      JsonNode each = open.pop();
      if (each.isDouble() && !Double.isFinite(each.doubleValue())) {
        return List.of(new FieldError("price", "out_of_range", "must hold no number beyond 1.8e308"));
      }
      Optional<FieldError> unstorable = unstorable(each);
      if (unstorable.isPresent()) {
        return List.of(unstorable.get());
      }
      each.forEach(open::push);
    }
    return write(prices).length() <= LONGEST ? List.of()
        : List.of(new FieldError("price", "size", "must have at most " + LONGEST + " characters"));
  }

  private static Optional<FieldError> unstorable(JsonNode node) {
    return Stream.concat(Stream.ofNullable(node.textValue()), node.properties().stream().map(Map.Entry::getKey))
        .flatMap(text -> Query.unstorable("price", text).stream()).findFirst();
  }
}
