package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * What the agent asks back.
 *
 * @param interruptId names the question in the reply
 * @param choices replies to choose from; may be empty
 */
@Offered("chat: to store and to show what waits for a reply")
public record Clarification(UUID interruptId, String question, List<String> choices) {
  public Clarification { choices = choices == null ? List.of() : List.copyOf(choices); }
}
