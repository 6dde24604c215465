package io.lotse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The document is complete and true to itself. */
class DocumentTest {
  private final Contract contract = Contract.load();
  private final JsonNode document = contract.document();
  private final ContractCheck check = ContractCheck.document();
  private final List<String> found = new ArrayList<>();

  @Test
  void every_name_is_one_word() {
    namesOutsideExamples(document).filter(name -> !name.matches("[^\\s,]+")).forEach(found::add);
    assertThat(found).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere() {
    references().forEach(reference -> {
      if (document.at(reference.substring(1)).isMissingNode()) {
        found.add(reference);
      }
    });
    assertThat(found).isEmpty();
  }

  @Test
  void every_component_is_used() {
    Set<String> used = references();
    document.path("components").properties().stream().filter(group -> !group.getKey().equals("securitySchemes"))
        .forEach(group -> group.getValue().fieldNames().forEachRemaining(name -> {
          if (!used.contains("#/components/" + group.getKey() + "/" + name)) {
            found.add(group.getKey() + "/" + name);
          }
        }));
    assertThat(found).isEmpty();
  }

  @Test
  void every_operation_is_named_explained_and_placed() {
    Set<String> tags = new HashSet<>();
    document.path("tags").forEach(each -> tags.add(each.path("name").asText()));
    for (ContractOperation operation : contract.operations()) {
      JsonNode node = operation.node();
      assertThat(node.path("summary").asText()).as(operation.name()).isNotBlank().doesNotEndWith(".");
      assertThat(tags).as(operation.name()).contains(node.at("/tags/0").asText());
      assertThat(node.has("security")).as(operation.name() + " security").isTrue();
      assertThat(operation.aliases()).as(operation.name() + " aliases").isNotEmpty();
      assertThat(operation.parameterNames("path")).as(operation.name()).isEqualTo(operation.pathVariables());
    }
    assertThat(contract.operations()).extracting(each -> each.node().path("operationId").asText())
        .doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z0-9]*"));
  }

  @Test
  void security_and_needs_say_the_same() {
    for (ContractOperation operation : contract.operations()) {
      boolean open = operation.needs().startsWith("anyone");
      boolean keyed = operation.node().at("/x-needs/scopes").size() > 0;
      Set<String> schemes = open ? Set.of() : keyed ? Set.of("bearer", "key", "basic") : Set.of("bearer");
      assertThat(operation.security()).as(operation.name()).isEqualTo(schemes);
    }
  }

  @Test
  void every_operation_tells_the_errors_that_it_can_give() {
    for (ContractOperation operation : contract.operations()) {
      Set<String> expected = new TreeSet<>();
      if (!operation.security().isEmpty()) {
        expected.addAll(Set.of("401", "403"));
      }
      if (operation.node().has("requestBody")) {
        expected.addAll(Set.of("400", "415", "422"));
      }
      if (!operation.parameterNames("query").isEmpty()) {
        expected.add("422");
      }
      if (!operation.parameterNames("path").isEmpty()) {
        expected.add("404");
      }
      assertThat(names(operation.node().path("responses"))).as(operation.name()).containsAll(expected);
    }
  }

  @Test
  void every_error_is_a_problem() {
    contract.operations().forEach(operation -> operation.node().path("responses").properties().stream()
        .filter(each -> each.getKey().compareTo("400") >= 0).forEach(each -> {
          JsonNode content = contract.resolved(each.getValue()).path("content");
          JsonNode example = content.at("/application~1problem+json/example");
          assertThat(names(content)).as(operation.name() + " " + each.getKey())
              .containsExactly("application/problem+json");
          assertThat(example.path("status").asText()).as(operation.name()).isEqualTo(each.getKey());
        }));
  }

  @Test
  void every_body_has_an_example_and_every_example_fits() {
    bodies((place, content) -> content.properties().stream().filter(each -> !each.getKey().startsWith("image/"))
        .forEach(each -> {
          Map<String, JsonNode> examples = examples(each.getValue());
          if (examples.isEmpty()) {
            found.add(place + " has no example");
          }
          examples.forEach((name, value) -> exampleDifferences(each.getKey(), each.getValue(), value)
              .forEach(wrong -> found.add(place + " " + name + ": " + wrong)));
        }));
    assertThat(found).isEmpty();
  }

  @Test
  void every_parameter_and_header_has_an_example_that_fits() {
    contract.operations()
        .forEach(operation -> operation.parameters().forEach(each -> exampleOf(operation.name() + " "
            + each.path("name").asText(), each)));
    document.at("/components/headers").properties().forEach(each -> exampleOf(each.getKey(), each.getValue()));
    assertThat(found).isEmpty();
  }

  @Test
  void answers_always_carry_every_field() {
    Set<String> seen = new HashSet<>(Set.of("#/components/schemas/Problem"));
    bodies((place, content) -> {
      if (place.contains(" answer ")) {
        content.forEach(each -> {
          complete(place, each.path("schema"), seen);
          each.path("x-events").forEach(event -> complete(place, event, seen));
        });
      }
    });
    assertThat(found).isEmpty();
  }

  private static Stream<String> namesOutsideExamples(JsonNode node) {
    return Stream.concat(
        node.properties().stream().filter(each -> !each.getKey().matches("examples?|value"))
            .flatMap(each -> Stream.concat(Stream.of(each.getKey()), namesOutsideExamples(each.getValue()))),
        node.isArray() ? node.valueStream().flatMap(DocumentTest::namesOutsideExamples) : Stream.empty());
  }

  private void complete(String place, JsonNode schema, Set<String> seen) {
    if (schema.has("$ref") && !seen.add(schema.get("$ref").asText())) {
      return;
    }
    String name = schema.has("$ref") ? schema.get("$ref").asText() : place;
    JsonNode plain = contract.resolved(schema);
    Set<String> required = new TreeSet<>();
    plain.path("required").forEach(each -> required.add(each.asText()));
    if (!required.equals(names(plain.path("properties")))) {
      found.add(name + " requires " + required + " of " + names(plain.path("properties")));
    }
    plain.path("properties").forEach(each -> complete(name, each, seen));
    plain.path("allOf").forEach(each -> complete(name, each, seen));
    if (plain.has("items")) {
      complete(name, plain.path("items"), seen);
    }
  }

  private void bodies(BiConsumer<String, JsonNode> visitor) {
    contract.operations().forEach(operation -> {
      JsonNode request = contract.resolved(operation.node().path("requestBody"));
      visitor.accept(operation.name() + " request", request.path("content"));
      operation.node().path("responses").properties().forEach(each -> visitor.accept(
          operation.name() + " answer " + each.getKey(), contract.resolved(each.getValue()).path("content")));
    });
  }

  private Map<String, JsonNode> examples(JsonNode content) {
    Map<String, JsonNode> examples = new java.util.TreeMap<>();
    if (content.has("example")) {
      examples.put("example", content.get("example"));
    }
    content.path("examples").properties()
        .forEach(each -> examples.put(each.getKey(), contract.resolved(each.getValue()).path("value")));
    return examples;
  }

  private List<String> exampleDifferences(String type, JsonNode content, JsonNode example) {
    return type.equals("text/event-stream") ? streamDifferences(content, example.asText())
        : check.valueDifferences(content.path("schema"), example);
  }

  private List<String> streamDifferences(JsonNode content, String stream) {
    return SentEvents.read(stream).isEmpty() ? List.of("holds no event")
        : check.bodyDifferences("text/event-stream", content, stream);
  }

  private void exampleOf(String place, JsonNode described) {
    ObjectNode missing = JsonNodeFactory.instance.objectNode().put("missing", place);
    JsonNode example = described.has("example") ? described.get("example") : missing;
    check.valueDifferences(described.path("schema"), example).forEach(wrong -> found.add(place + wrong));
  }

  private Set<String> references() {
    Set<String> references = new TreeSet<>();
    document.findValues("$ref").forEach(each -> references.add(each.asText()));
    return references;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
