package io.lotse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Puts tool calls together from their pieces. Servers differ: some leave {@code index} out or send 0 for every call,
 * some repeat id and name in each piece, some give no id at all.
 */
final class ToolCallDeltas {
  private static final class Draft {
    private Long index;
    private String id = "";
    private String tool = "";
    private final StringBuilder arguments = new StringBuilder();
  }

  private final List<Draft> drafts = new ArrayList<>();

  void add(JsonNode piece) {
    JsonNode number = piece.path("index");
    Optional<Long> index = number.canConvertToLong() ? Optional.of(number.asLong()) : Optional.empty();
    String id = piece.path("id").asText("");
    Draft draft = find(index, id).orElseGet(() -> begin(index));
    if (draft.id.isEmpty()) {
      draft.id = id;
    }
    JsonNode function = piece.path("function");
    if (draft.tool.isEmpty()) {
      draft.tool = function.path("name").asText("");
    }
    draft.arguments.append(function.path("arguments").asText(""));
  }

  boolean isEmpty() { return drafts.isEmpty(); }

  List<ToolCall> calls() {
    List<ToolCall> calls = new ArrayList<>();
    for (Draft draft : drafts) {
      String id = draft.id.isEmpty() ? "call_" + calls.size() : draft.id;
      calls.add(new ToolCall(id, draft.tool, draft.arguments.isEmpty() ? "{}" : draft.arguments.toString()));
    }
    return calls;
  }

  private Optional<Draft> find(Optional<Long> index, String id) {
    if (!id.isEmpty()) {
      return drafts.stream().filter(d -> d.id.equals(id) || d.id.isEmpty() && index.isPresent() && index.get().equals(
          d.index)).findFirst();
    }
    if (index.isPresent()) {
      return drafts.stream().filter(d -> index.get().equals(d.index)).reduce((first, second) -> second);
    }
    return drafts.isEmpty() ? Optional.empty() : Optional.of(drafts.get(drafts.size() - 1));
  }

  private Draft begin(Optional<Long> index) {
    Draft draft = new Draft();
    draft.index = index.orElse(null);
    drafts.add(draft);
    return draft;
  }
}
