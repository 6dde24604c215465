package io.lotse.agent.tools;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.lotse.knowledge.Passage;
import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;
import io.lotse.platform.Texts;

/** Passages that a search has found, as a model sees them. */
public final class FoundPassages {
  private static final String CALL_ID = "call_given";

  private FoundPassages() {}

  /** What a search for them shows. */
  static Observation observed(List<Passage> found, Finds finds) {
    if (found.isEmpty()) {
      String nothing = Texts.plain("agent", "search.nothing");
      return new Observation(true, nothing, nothing, List.of());
    }
    List<ModelMessage.Passage> numbered = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    for (Passage passage : found) {
      numbered.add(PassageText.numbered(passage, finds));
      content.append(PassageText.of(numbered.getLast())).append("\ndocument_id: ").append(passage.documentId())
          .append("\n\n");
    }
    String summary = Texts.plain("agent", "search.found", found.size(),
        String.join(", ", found.stream().map(Passage::title).distinct().limit(3).toList()));
    return new Observation(true, content.toString().strip(), summary, numbered);
  }

  /** A conversation goes on with these as if the model itself had searched for them. */
  public static List<ModelMessage> asIfSearched(String query, List<Passage> found, Finds finds) {
    Observation seen = observed(found, finds);
    String arguments = JsonNodeFactory.instance.objectNode().put("query", query).toString();
    return List.of(new ModelMessage.Assistant("", List.of(new ToolCall(CALL_ID, SearchKnowledge.NAME, arguments))),
        new ModelMessage.ToolResult(CALL_ID, SearchKnowledge.NAME, seen.content(), seen.passages()));
  }
}
