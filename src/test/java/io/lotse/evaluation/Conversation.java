package io.lotse.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.lotse.platform.Json;

/** A conversation that is held with Lotse, and how each of its answers must be. */
public record Conversation(String id, String category, List<Turn> turns) {
  /**
   * What is said and what is expected; null = nothing in particular.
   *
   * @param photo what stands on the display whose photo goes with it
   * @param script how the scripted model behaves; a real one is not told
   * @param scriptedOnly whether the expectations hold for the scripted model alone
   * @param finish the finish reason
   * @param error the code with which the answer ends
   * @param cites the file that must be among the sources
   * @param tools what must have been called
   * @param never words that no answer may hold
   */
  public record Turn(String say, String photo, String script, boolean scriptedOnly, String finish, String error,
      Boolean grounded,
      String cites, List<String> tools, List<String> neverTools, List<String> never) {
    public Turn {
      tools = tools == null ? List.of() : tools;
      neverTools = neverTools == null ? List.of() : neverTools;
      never = never == null ? List.of() : never;
    }
  }

  static List<Conversation> read(Path file) throws IOException {
    return Json.MAPPER.copy().disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .readerForListOf(Conversation.class).readValue(file.toFile());
  }
}
