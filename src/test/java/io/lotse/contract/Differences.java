package io.lotse.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where two JSON trees differ; numbers count by value, the order of names does not. */
final class Differences {
  private Differences() {}

  /** What the server keeps of a part of the document: all but examples, extensions and empty lists. */
  static JsonNode kept(JsonNode node) {
    if (node.isArray()) {
      ArrayNode entries = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> entries.add(kept(each)));
      return entries;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    node.properties().stream().filter(each -> !each.getKey().matches("x-.*|examples?"))
        .filter(each -> !(each.getValue().isArray() && each.getValue().isEmpty()))
        .forEach(each -> kept.set(each.getKey(), kept(each.getValue())));
    return kept;
  }

  static void collect(String place, JsonNode expected, JsonNode actual, List<String> differences) {
    if (expected.isObject() && actual.isObject()) {
      Set<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> collect(place + "/" + name.replace("~", "~0").replace("/", "~1"), expected.path(name),
          actual.path(name), differences));
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        collect(place + "/" + i, expected.get(i), actual.get(i), differences);
      }
    } else if (!same(expected, actual)) {
      differences.add(place + ": " + shown(expected) + " became " + shown(actual));
    }
  }

  private static boolean same(JsonNode expected, JsonNode actual) {
    return expected.isNumber() && actual.isNumber() ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
        : expected.equals(actual);
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
