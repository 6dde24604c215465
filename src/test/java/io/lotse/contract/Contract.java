package io.lotse.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document of Lotse, as it is checked in. */
public final class Contract {
  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete", "head", "options");
  private final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
  }

  /** The document of the class path. */
  public static Contract load() {
    try (InputStream yaml = Contract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new Contract(new YAMLMapper().readTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The whole document. */
  public JsonNode document() {
    return document;
  }

  /** All operations, in the order of the document. */
  public List<ContractOperation> operations() {
    List<ContractOperation> operations = new ArrayList<>();
    document.path("paths").properties()
        .forEach(path -> path.getValue().properties().stream().filter(entry -> VERBS.contains(entry.getKey()))
            .map(Map.Entry::getKey).forEach(verb -> operations.add(operation(path.getKey(), path.getValue(), verb))));
    return operations;
  }

  /** The operation of a path template or of a concrete path; the one with the fewest variables wins. */
  public Optional<ContractOperation> find(String method, String path) {
    String bare = path.split("\\?", 2)[0];
    return operations().stream()
        .filter(each -> each.method().equalsIgnoreCase(method) && (each.path().equals(bare) || each.fits(bare)))
        .min(Comparator.comparingInt(each -> each.path().equals(bare) ? -1 : each.pathVariables().size()));
  }

  /** What a node says, references followed; AssertionError for one that leads nowhere. */
  public JsonNode resolved(JsonNode node) {
    JsonNode seen = node;
    while (seen.has("$ref")) {
      String reference = seen.get("$ref").asText();
      JsonNode target = document.at(reference.replaceFirst("^#", ""));
      if (target.isMissingNode()) {
        throw new AssertionError(reference + " leads nowhere");
      }
      seen = target;
    }
    return seen;
  }

  private ContractOperation operation(String path, JsonNode item, String verb) {
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(each -> parameters.add(resolved(each)));
    item.path(verb).path("parameters").forEach(each -> parameters.add(resolved(each)));
    return new ContractOperation(verb.toUpperCase(java.util.Locale.ROOT), path, item.path(verb), parameters);
  }
}
