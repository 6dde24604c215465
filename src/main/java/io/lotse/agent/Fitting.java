package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.lotse.model.ModelMessage;

/**
 * Makes a conversation fit into a model: results of tools are left out, the oldest first, then the oldest turns. The
 * smaller of a quarter and 4,096 tokens is left for the answer and the descriptions of tools.
 *
 * @param context tokens that the model can take in
 * @param leftOut stands where a result was
 */
record Fitting(int context, Supplier<String> leftOut) {
  List<ModelMessage> of(List<ModelMessage> messages) {
    int limit = context - Math.min(context / 4, 4_096);
    if (!Tokens.exceed(limit, messages)) {
      return messages;
    }
    List<ModelMessage> fitted = new ArrayList<>(messages);
    int newest = newestCalls(fitted);
    for (int i = 0; i < newest && Tokens.exceed(limit, fitted); i++) {
      if (fitted.get(i) instanceof ModelMessage.ToolResult result) {
        fitted.set(i, dropped(result));
      }
    }
    while (fitted.size() > 3 && isEarlierTurn(fitted) && Tokens.exceed(limit, fitted)) {
      fitted.subList(1, 3).clear();
    }
    return fitted;
  }

  /** A question and its answer right after the instructions. */
  private static boolean isEarlierTurn(List<ModelMessage> messages) {
    return messages.get(1) instanceof ModelMessage.User
        && messages.get(2) instanceof ModelMessage.Assistant answer && answer.toolCalls().isEmpty();
  }

  private ModelMessage dropped(ModelMessage.ToolResult result) {
    return new ModelMessage.ToolResult(result.callId(), result.tool(), leftOut.get(),
        List.of(), result.ok());
  }

  /** Where the latest turn of the model is, whose results it has not read yet. */
  private static int newestCalls(List<ModelMessage> messages) {
    int at = messages.size() - 1;
    while (at > 0 && !(messages.get(at) instanceof ModelMessage.Assistant)) {
      at--;
    }
    return at;
  }
}
