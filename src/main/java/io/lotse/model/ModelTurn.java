package io.lotse.model;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * What came back from one model call.
 *
 * @param text everything that was said, as already handed to the listener
 * @param toolCalls what it wants to be called; empty = it has answered
 * @param model the name that the server gave, or that was asked for
 */
@Offered("agent and bot: to read a model's turn")
public record ModelTurn(String text, List<ToolCall> toolCalls, Usage usage, String model) {
  public ModelTurn { toolCalls = List.copyOf(toolCalls); }

  /** Tokens as the server counted them; 0 where it did not. */
  public record Usage(int promptTokens, int completionTokens) {
    public static final Usage NONE = new Usage(0, 0);
  }
}
