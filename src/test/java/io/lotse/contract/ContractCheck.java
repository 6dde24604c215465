package io.lotse.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Holds what a running server says against the document. Thread-safe; one is enough for all tests. */
public final class ContractCheck {
  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private final Contract contract;
  private final Schemas schemas;

  private ContractCheck(Contract contract) {
    this.contract = contract;
    this.schemas = new Schemas(contract.document().path("components"));
  }

  /** The check against the document that is checked in. */
  public static ContractCheck document() {
    return new ContractCheck(Contract.load());
  }

  /**
   * Holds one answer against the document.
   *
   * @param method e.g. {@code POST}
   * @param path the template or a concrete path below {@code /api}, a query is ignored
   * @param contentType as the header says; null or blank where there is none
   * @param body as text; null or empty where there is none, anything for an image
   * @throws AssertionError listing everything that does not fit
   */
  public void answer(String method, String path, int status, String contentType, String body) {
    List<String> differences = differences(method, path, status, contentType, body);
    if (!differences.isEmpty()) {
      throw new AssertionError(method + " " + path + " answered " + status + ", which breaks the contract:\n  - "
          + String.join("\n  - ", differences) + "\nThe answer was: " + body);
    }
  }

  /** Where the fields of a record differ from a schema of the document; for what no resource method names. */
  public List<String> shape(Class<?> type, String schema) {
    return JsonShape.differences(contract, type, contract.document().at("/components/schemas/" + schema));
  }

  /**
   * Holds what {@code GET /openapi} serves (YAML or JSON) against the document: paths, operations, schemas. Examples and
   * {@code x-} names do not count, for the server leaves out the latter, and from examples what is null or empty.
   *
   * @throws AssertionError listing what is missing, added or changed
   */
  public void served(String openapi) {
    List<String> differences = new ArrayList<>();
    try {
      JsonNode served = new YAMLMapper().readTree(openapi);
      for (String part : List.of("/paths", "/components")) {
        Differences.collect(part, Differences.kept(contract.document().at(part)),
            Differences.kept(served.at(part)), differences);
      }
    } catch (JsonProcessingException unreadable) {
      differences.add("not readable: " + unreadable.getOriginalMessage());
    }
    if (!differences.isEmpty()) {
      throw new AssertionError("/openapi is not the document:\n  - " + String.join("\n  - ", differences));
    }
  }

  private List<String> differences(String method, String path, int status, String contentType, String body) {
    ContractOperation operation = contract.find(method, path).orElse(null);
    if (operation == null) {
      return List.of("the document has no such operation");
    }
    JsonNode answers = operation.node().path("responses");
    JsonNode answer = contract.resolved(answers.path(String.valueOf(status)));
    if (answer.isMissingNode()) {
      return List.of("the status is not one of " + names(answers));
    }
    JsonNode content = answer.path("content");
    if (content.isEmpty()) {
      return body == null || body.isEmpty() ? List.of() : List.of("there must be no body");
    }
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    return content.has(type) ? bodyDifferences(type, content.get(type), body)
        : List.of("the content type '" + contentType + "' is not one of " + names(content));
  }

  /** What is wrong with a body of this media type. */
  List<String> bodyDifferences(String type, JsonNode content, String body) {
    if (type.equals("text/event-stream")) {
      return eventDifferences(content.path("x-events"), body);
    }
    return type.endsWith("json") ? jsonDifferences(content.path("schema"), body) : List.of();
  }

  /** What is wrong with a value that is already there. */
  List<String> valueDifferences(JsonNode schema, JsonNode value) {
    return schemas.violations(schema, value);
  }

  private List<String> jsonDifferences(JsonNode schema, String body) {
    try {
      return schemas.violations(schema, JSON.readTree(body == null ? "" : body));
    } catch (JsonProcessingException broken) {
      return List.of("not JSON: " + broken.getOriginalMessage());
    }
  }

  private List<String> eventDifferences(JsonNode known, String body) {
    List<String> differences = new ArrayList<>();
    List<SentEvents.SentEvent> events = SentEvents.read(body == null ? "" : body);
    for (int i = 0; i < events.size(); i++) {
      SentEvents.SentEvent event = events.get(i);
      String place = "event " + (i + 1) + " (" + event.name() + ") ";
      List<String> wrong = known.has(event.name()) ? jsonDifferences(known.get(event.name()), event.data())
          : List.of("is not one of " + names(known));
      wrong.forEach(each -> differences.add(place + each));
    }
    return differences;
  }

  private static TreeSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
