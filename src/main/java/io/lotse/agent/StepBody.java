package io.lotse.agent;

import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;
import io.lotse.platform.Json;

/** What is kept of a step; its kind is the name of the record in lower case. */
sealed interface StepBody {
  /** The person has said something. */
  record User(String text) implements StepBody {}

  /** The model has asked for tools. */
  record Model(String text, List<ToolCall> toolCalls, String model, int promptTokens, int completionTokens)
      implements
        StepBody {}

  /** A tool has answered. */
  record Tool(String callId, String tool, boolean ok, String summary, String content,
      List<ModelMessage.Passage> passages, long durationMs) implements StepBody {}

  /** The run has ended with this answer. */
  record Final(Answer answer) implements StepBody {}

  default String kind() {
    return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  default String json() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static StepBody of(Step step) {
    Class<? extends StepBody> kind = switch (step.getKind()) {
      case "user" -> User.class;
      case "model" -> Model.class;
      case "tool" -> Tool.class;
      case "final" -> Final.class;
      default -> throw new IllegalStateException("unknown kind of step: " + step.getKind());
    };
    try {
      return Json.MAPPER.readValue(step.getBody(), kind);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
