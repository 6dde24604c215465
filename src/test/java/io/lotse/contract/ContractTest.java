package io.lotse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import com.fasterxml.jackson.databind.JsonNode;

/** The code does what the document says, and nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {
  /** Documented, but not coded yet: an operation by method and path, or a field by operation and place. */
  private static final Set<String> NOT_YET = Set.of();

  private final Contract contract = Contract.load();
  private final List<Endpoint> coded = Endpoint.all();
  private final Map<String, ContractOperation> documented = contract.operations().stream()
      .collect(Collectors.toMap(ContractOperation::name, Function.identity()));

  @Test
  void everything_that_is_coded_is_documented() {
    assertThat(names(coded.stream())).isSubsetOf(documented.keySet());
  }

  @Test
  void everything_that_is_documented_is_coded_or_listed_as_not_yet() {
    Set<String> missing = new TreeSet<>(documented.keySet());
    missing.removeAll(names(coded.stream()));
    assertThat(missing)
        .isEqualTo(NOT_YET.stream().filter(each -> !each.contains(": ")).collect(Collectors.toCollection(
            TreeSet::new)));
  }

  @Test
  void no_two_methods_answer_the_same_call() {
    assertThat(coded.stream().map(each -> each.name() + " " + each.produces())).doesNotHaveDuplicates();
  }

  @Test
  void every_endpoint_says_what_it_needs() {
    assertThat(names(coded.stream().filter(each -> each.needs().isEmpty()))).isEmpty();
  }

  @Test
  void every_endpoint_needs_what_the_document_says() {
    assertThat(differences((endpoint, operation) -> same(endpoint.needed(), operation.needs()))).isEmpty();
    assertThat(differences((endpoint, operation) -> same(endpoint.security(), operation.security()))).isEmpty();
  }

  @Test
  void parameters_are_called_the_same() {
    assertThat(differences(
        (endpoint, operation) -> same(endpoint.pathParameters(), operation.parameterNames("path")))).isEmpty();
    assertThat(differences(
        (endpoint, operation) -> same(endpoint.queryParameters(), operation.parameterNames("query")))).isEmpty();
  }

  @Test
  void bodies_have_the_media_types_of_the_document() {
    assertThat(differences((endpoint, operation) -> outside(requestTypes(operation), endpoint.consumes()))).isEmpty();
    assertThat(differences((endpoint, operation) -> outside(answerTypes(operation), produced(endpoint)))).isEmpty();
  }

  @Test
  void records_have_the_fields_of_the_document() {
    Set<String> differences = new TreeSet<>(differences(this::shapes));
    assertThat(differences)
        .isEqualTo(NOT_YET.stream().filter(each -> each.contains(": ")).collect(Collectors.toCollection(
            TreeSet::new)));
  }

  @Test
  void every_code_of_a_problem_is_documented() throws IOException {
    Pattern code = Pattern.compile(
        "(?:new Problem\\(\\s*\\d+,|Problem\\s*\\.(?:notFound|conflict|unavailable)\\()\\s*\"(\\w+)\"");
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        code.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
      }
    }
    List<String> known = contract.document().at("/components/schemas/Problem/properties/code/x-known-values")
        .valueStream().map(JsonNode::asText).toList();
    assertThat(known).containsAll(used).isSorted().doesNotHaveDuplicates();
  }

  /** By all methods that answer the call: the client chooses among them by what it accepts. */
  private List<String> produced(Endpoint endpoint) {
    List<Endpoint> same = coded.stream().filter(each -> each.name().equals(endpoint.name())).toList();
    return same.stream().anyMatch(each -> each.produces().isEmpty()) ? List.of()
        : same.stream().flatMap(each -> each.produces().stream()).toList();
  }

  private interface Comparison {
    List<String> compare(Endpoint endpoint, ContractOperation operation);
  }

  private List<String> differences(Comparison comparison) {
    return coded.stream().filter(each -> documented.containsKey(each.name()))
        .flatMap(each -> comparison.compare(each, documented.get(each.name())).stream()
            .map(difference -> each.name() + ": " + difference))
        .toList();
  }

  private static List<String> same(Object coded, Object documented) {
    return coded.equals(documented) ? List.of() : List.of("coded " + coded + ", documented " + documented);
  }

  private static List<String> outside(Set<String> documented, List<String> coded) {
    return coded.isEmpty() || coded.contains(MediaType.WILDCARD) || coded.containsAll(documented) ? List.of()
        : List.of("coded " + coded + ", documented " + documented);
  }

  private List<String> shapes(Endpoint endpoint, ContractOperation operation) {
    List<String> differences = new ArrayList<>();
    JsonNode request = contract.resolved(operation.node().path("requestBody")).at("/content/application~1json/schema");
    if (!request.isMissingNode()) {
      endpoint.body().ifPresent(type -> differences.addAll(JsonShape.differences(contract, type, request)));
    }
    Class<?> given = endpoint.method().getReturnType();
    JsonNode answer = success(operation).at("/content/application~1json/schema");
    if (given != void.class && !Response.class.isAssignableFrom(given) && !answer.isMissingNode()) {
      differences.addAll(
          JsonShape.differences(contract, endpoint.method().getGenericReturnType(), answer));
    }
    return differences;
  }

  private Set<String> requestTypes(ContractOperation operation) {
    return fieldNames(contract.resolved(operation.node().path("requestBody")).path("content"));
  }

  private Set<String> answerTypes(ContractOperation operation) {
    return fieldNames(success(operation).path("content"));
  }

  private JsonNode success(ContractOperation operation) {
    return operation.node().path("responses").properties().stream().filter(each -> each.getKey().matches("[23].*"))
        .map(each -> contract.resolved(each.getValue())).findFirst().orElseThrow();
  }

  private static Set<String> fieldNames(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> names(Stream<Endpoint> endpoints) {
    return endpoints.map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
