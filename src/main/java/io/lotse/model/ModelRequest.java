package io.lotse.model;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * What a model is asked.
 *
 * @param messages the conversation so far, system message first
 * @param tools what the model may call; empty = it must answer
 * @param maxOutputTokens upper bound of what it says in this turn; 0 = the model's own
 */
@Offered("agent and bot: to ask a model")
public record ModelRequest(List<ModelMessage> messages, List<ToolDefinition> tools, int maxOutputTokens) {
  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
