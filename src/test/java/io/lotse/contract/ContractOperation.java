package io.lotse.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of the document.
 *
 * @param method in upper case
 * @param path the template, e.g. {@code /api/chat/{session_id}}
 * @param node what the document says of it
 * @param parameters those of the path and its own, references followed
 */
public record ContractOperation(String method, String path, JsonNode node, List<JsonNode> parameters) {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** Method and path, as one writes them. */
  public String name() {
    return method + " " + path;
  }

  /** The names of the variables in the path. */
  public Set<String> pathVariables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of the documented parameters that stand there: {@code path} or {@code query}. */
  public Set<String> parameterNames(String place) {
    return parameters.stream().filter(each -> each.path("in").asText().equals(place))
        .map(each -> each.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The older paths of the same operation. */
  public List<String> aliases() {
    return texts(node.path("x-aliases"));
  }

  /** Role and scopes in one line, e.g. {@code active, search}. */
  public String needs() {
    JsonNode needs = node.path("x-needs");
    return (needs.path("role").asText() + " " + new TreeSet<>(texts(needs.path("scopes")))).strip();
  }

  /** The names of the security schemes, of which one is enough. */
  public Set<String> security() {
    Set<String> names = new TreeSet<>();
    node.path("security").forEach(each -> each.fieldNames().forEachRemaining(names::add));
    return names;
  }

  boolean fits(String concretePath) {
    String pattern = VARIABLE.splitAsStream(path + "/").map(Pattern::quote).collect(Collectors.joining("[^/]+"));
    return (concretePath + "/").matches(pattern);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
