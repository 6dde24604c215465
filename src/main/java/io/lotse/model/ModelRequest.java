package io.lotse.model;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * What a model is asked.
 *
 * @param messages the conversation so far, system message first
 * @param tools what the model may call; empty = it must answer
 * @param maxOutputTokens upper bound of what it says in this turn; 0 = the model's own
 * @param language of what it is to say (BCP 47), for models that read no instructions; null = their own choice
 */
@Offered("agent and bot: to ask a model")
public record ModelRequest(List<ModelMessage> messages, List<ToolDefinition> tools, int maxOutputTokens,
    String language) {
  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** A request in any language. */
  public ModelRequest(List<ModelMessage> messages, List<ToolDefinition> tools, int maxOutputTokens) {
    this(messages, tools, maxOutputTokens, null);
  }
}
