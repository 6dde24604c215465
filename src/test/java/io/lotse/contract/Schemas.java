package io.lotse.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/**
 * Validates values against schemas of an OpenAPI 3.0 document, which it reads as JSON Schema 2020-12. What differs is
 * {@code nullable} (OpenAPI 3.0.3, section 4.7.24): here it becomes a choice between null and the schema.
 */
final class Schemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> ONE = Set.of("items", "not", "additionalProperties");
  private static final Set<String> SEVERAL = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> DROPPED = Set.of("nullable", "example", "discriminator", "xml", "deprecated");

  private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private final ObjectNode components = NODES.objectNode();

  Schemas(JsonNode components) {
    components.path("schemas").properties()
        .forEach(entry -> this.components.set(entry.getKey(), converted(entry.getValue())));
  }

  /** One line for each thing that is wrong with the value; empty when it fits. */
  List<String> violations(JsonNode schema, JsonNode value) {
    ObjectNode root = NODES.objectNode();
    root.putArray("allOf").add(converted(schema));
    root.set("$defs", components);
    return factory.getSchema(root, config).validate(value).stream()
        .map(each -> each.getInstanceLocation() + ": " + each.getMessage().replaceFirst("^\\S*?: ", "")).distinct()
        .sorted().toList();
  }

  /** The schema with all of its {@code allOf} parts made one, references followed: what an object may hold. */
  static ObjectNode merged(Contract contract, JsonNode schema) {
    ObjectNode whole = NODES.objectNode();
    JsonNode plain = contract.resolved(schema);
    whole.setAll((ObjectNode) plain);
    Set<String> required = new TreeSet<>();
    ObjectNode properties = NODES.objectNode();
    plain.path("allOf").forEach(part -> collect(merged(contract, part), whole, properties, required));
    collect((ObjectNode) plain, whole, properties, required);
    whole.remove("allOf");
    if (!properties.isEmpty()) {
      whole.set("properties", properties);
      ArrayNode names = whole.putArray("required");
      required.forEach(names::add);
    }
    return whole;
  }

  private static void collect(ObjectNode part, ObjectNode whole, ObjectNode properties, Set<String> required) {
    part.properties().stream().filter(each -> !whole.has(each.getKey()))
        .forEach(each -> whole.set(each.getKey(), each.getValue()));
    part.path("properties").properties().forEach(each -> properties.set(each.getKey(), each.getValue()));
    part.path("required").forEach(each -> required.add(each.asText()));
  }

  private static JsonNode converted(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode plain = NODES.objectNode();
    schema.properties().stream().filter(each -> !DROPPED.contains(each.getKey()) && !each.getKey().startsWith("x-"))
        .forEach(each -> plain.set(each.getKey(), keyword(each.getKey(), each.getValue())));
    if (!schema.path("nullable").asBoolean()) {
      return plain;
    }
    ObjectNode choice = NODES.objectNode();
    choice.putArray("anyOf").add(NODES.objectNode().put("type", "null")).add(plain);
    return choice;
  }

  private static JsonNode keyword(String name, JsonNode value) {
    if (name.equals("$ref")) {
      return NODES.textNode(value.asText().replace("#/components/schemas/", "#/$defs/"));
    }
    if (name.equals("properties")) {
      ObjectNode properties = NODES.objectNode();
      value.properties().forEach(each -> properties.set(each.getKey(), converted(each.getValue())));
      return properties;
    }
    if (SEVERAL.contains(name)) {
      ArrayNode parts = NODES.arrayNode();
      value.forEach(each -> parts.add(converted(each)));
      return parts;
    }
    return ONE.contains(name) ? converted(value) : value;
  }
}
