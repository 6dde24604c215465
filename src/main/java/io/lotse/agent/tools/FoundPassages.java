package io.lotse.agent.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.lotse.knowledge.search.Passage;
import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;
import io.lotse.platform.Texts;

/** Passages that a search has found, as a model sees them. */
public final class FoundPassages {
  /** Below half of what was asked for, weighed by rarity, a passage shares little but common words with it. */
  private static final double ANSWERING = 0.5;
  private static final String CALL_ID = "call_given";

  private FoundPassages() {}

  /**
   * What a search for them shows.
   *
   * @param degraded codes of what could not take part: people and models are told
   */
  static Observation observed(List<Passage> found, List<String> degraded, Finds finds) {
    if (found.isEmpty()) {
      String nothing = withDegraded(Texts.plain("agent", "search.nothing"), degraded);
      return new Observation(true, nothing + "\n" + Texts.plain("agent", "search.weak"), nothing, List.of());
    }
    List<ModelMessage.Passage> numbered = new ArrayList<>();
    StringBuilder content = new StringBuilder();
    for (Passage passage : found) {
      numbered.add(PassageText.numbered(passage, finds));
      content.append(PassageText.of(numbered.getLast())).append("\ndocument_id: ").append(passage.documentId())
          .append("\n\n");
    }
    if (found.stream().allMatch(passage -> passage.relevance() < ANSWERING)) {
      content.append(Texts.plain("agent", "search.weak"));
    }
    String summary = Texts.plain("agent", "search.found", found.size(),
        String.join(", ", found.stream().map(Passage::title).distinct().limit(3).toList()));
    return new Observation(true, content.toString().strip(), withDegraded(summary, degraded), numbered);
  }

  private static String withDegraded(String summary, List<String> degraded) {
    return Stream.concat(Stream.of(summary), degraded.stream().map(code -> Texts.plain("agent", "search.without."
        + code))).collect(Collectors.joining("; "));
  }

  /** A conversation goes on with these as if the model itself had searched for them. */
  public static List<ModelMessage> asIfSearched(String query, List<Passage> found, List<String> degraded,
      Finds finds) {
    Observation seen = observed(found, degraded, finds);
    String arguments = JsonNodeFactory.instance.objectNode().put("query", query).toString();
    return List.of(new ModelMessage.Assistant("", List.of(new ToolCall(CALL_ID, SearchKnowledge.NAME, arguments))),
        new ModelMessage.ToolResult(CALL_ID, SearchKnowledge.NAME, seen.content(), seen.passages()));
  }
}
