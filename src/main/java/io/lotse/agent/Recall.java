package io.lotse.agent;

import java.util.ArrayList;
import java.util.List;

import io.lotse.agent.tools.ToolBox;
import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;

/** Brings a conversation with a model to where kept steps have left it. */
class Recall {
  private final Evidence evidence;
  private final List<ModelMessage> messages;
  private final List<ToolCall> unanswered = new ArrayList<>();

  /** @param messages what is told to the model; grows */
  Recall(Evidence evidence, List<ModelMessage> messages) {
    this.evidence = evidence;
    this.messages = messages;
  }

  void take(StepBody step) {
    switch (step) {
      case StepBody.User user -> messages.add(new ModelMessage.User(user.text()));
      case StepBody.Reply reply -> replied(reply.text());
      case StepBody.Model model -> {
        messages.add(new ModelMessage.Assistant(model.text(), model.toolCalls().stream().map(Recall::readable)
            .toList()));
        unanswered.clear();
        unanswered.addAll(model.toolCalls());
      }
      case StepBody.Tool tool -> {
        evidence.restore(tool);
        messages.add(new ModelMessage.ToolResult(tool.callId(), tool.tool(), tool.content(), tool.passages(), tool
            .ok()));
        unanswered.stream().filter(call -> call.id().equals(tool.callId())).findFirst().ifPresent(unanswered::remove);
      }
      case StepBody.Final end -> {
      }
      case StepBody.Summary elsewhere -> {
      }
      case StepBody.Again never -> {
      }
    }
  }

  /** The calls of the last turn that no tool has answered. */
  List<ToolCall> unanswered() {
    return List.copyOf(unanswered);
  }

  /** A reply is what the tool that asked back has seen; where that is no longer known, it is said by itself. */
  private void replied(String text) {
    if (unanswered.isEmpty()) {
      messages.add(new ModelMessage.User(text));
      return;
    }
    unanswered.forEach(call -> messages.add(new ModelMessage.ToolResult(call.id(), call.tool(), text, List.of())));
    unanswered.clear();
  }

  /** Servers refuse a conversation in which arguments are no JSON object; the observation tells the model of its slip. */
  static ToolCall readable(ToolCall call) {
    return ToolBox.arguments(call) == null ? new ToolCall(call.id(), call.tool(), "{}") : call;
  }
}
