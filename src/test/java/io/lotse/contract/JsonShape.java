package io.lotse.contract;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

import io.lotse.platform.Json;

/** Compares what a Java type looks like in JSON with a schema of the document. */
final class JsonShape {
  private final Contract contract;
  private final List<String> differences = new ArrayList<>();

  private JsonShape(Contract contract) {
    this.contract = contract;
  }

  /** One line for each difference; empty when the schema describes the type. */
  static List<String> differences(Contract contract, Type type, JsonNode schema) {
    JsonShape shape = new JsonShape(contract);
    shape.compare(Json.MAPPER.constructType(type), schema, "");
    return shape.differences;
  }

  private void compare(JavaType type, JsonNode schema, String place) {
    JsonNode plain = Schemas.merged(contract, schema);
    if (type.isPrimitive() && plain.path("nullable").asBoolean()) {
      differences.add(place + " is nullable in the document, but can never be null");
    }
    if (type.isCollectionLikeType() || type.isArrayType()) {
      expect(plain, "array", place);
      compare(type.getContentType(), plain.path("items"), place + "[]");
    } else if (type.isEnumType()) {
      compareChoices(type, plain, place);
    } else if (type.isRecordType()) {
      compareRecord(type, plain, place);
    } else {
      String expected = scalar(type);
      if (!expected.isEmpty()) {
        expect(plain, expected, place);
      }
    }
  }

  private void compareRecord(JavaType type, JsonNode schema, String place) {
    expect(schema, "object", place);
    Map<String, JavaType> properties = properties(type);
    Set<String> documented = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(documented::add);
    properties.keySet().stream().filter(name -> !documented.contains(name))
        .forEach(name -> differences.add(place + "." + name + " is not documented"));
    documented.stream().filter(name -> !properties.containsKey(name))
        .forEach(name -> differences.add(place + "." + name + " is documented, but not coded"));
    properties.forEach((name, property) -> {
      if (documented.contains(name)) {
        compare(property, schema.path("properties").path(name), place + "." + name);
      }
    });
  }

  private static Map<String, JavaType> properties(JavaType type) {
    Map<String, JavaType> properties = new java.util.TreeMap<>();
    for (BeanPropertyDefinition each : Json.MAPPER.getSerializationConfig().introspect(type).findProperties()) {
      if (each.getPrimaryMember().hasAnnotation(JsonUnwrapped.class)) {
        properties.putAll(properties(each.getPrimaryType()));
      } else {
        properties.put(each.getName(), each.getPrimaryType());
      }
    }
    return properties;
  }

  private void compareChoices(JavaType type, JsonNode schema, String place) {
    Set<String> coded = Arrays.stream(type.getRawClass().getEnumConstants())
        .map(each -> Json.MAPPER.convertValue(each, String.class)).collect(Collectors.toCollection(TreeSet::new));
    Set<String> documented = schema.path("enum").valueStream().map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
    if (!coded.equals(documented)) {
      differences.add(place + " is one of " + coded + ", documented as " + documented);
    }
  }

  /** Of several ways to write a value, the first is how it is meant; the others are for older clients. */
  private void expect(JsonNode schema, String type, String place) {
    String documented = schema.path("type").asText(schema.at("/anyOf/0/type").asText("nothing"));
    if (!documented.equals(type)) {
      differences.add(place + " is " + type + ", documented as " + documented);
    }
  }

  private static String scalar(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == boolean.class || raw == Boolean.class) {
      return "boolean";
    }
    if (Set.of(int.class, Integer.class, long.class, Long.class).contains(raw)) {
      return "integer";
    }
    if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      return "number";
    }
    boolean text = raw == String.class || raw == java.util.UUID.class || raw == java.net.URI.class
        || raw.getPackageName().equals("java.time");
    return text ? "string" : "";
  }
}
