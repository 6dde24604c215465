package io.lotse.agent;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.model.ModelMessage;
import io.lotse.model.ToolCall;
import io.lotse.platform.Json;

/** What is kept of a step; its kind is the name of the record in lower case. */
sealed interface StepBody {
  /** The person has said something; before that, perhaps, people of the support team. */
  record User(String text, List<String> humans) implements StepBody {
    public User { humans = orNone(humans); }
  }

  /** The person has replied to what another run asked back. */
  record Reply(UUID asked, String text, List<String> humans) implements StepBody {
    public Reply { humans = orNone(humans); }
  }

  /** The run begins anew; of what it did before, only what it was asked counts. */
  record Again() implements StepBody {}

  /** What was said in all turns up to that run, in short. */
  record Summary(UUID upTo, String text) implements StepBody {}

  /** The model has asked for tools. */
  record Model(String text, List<ToolCall> toolCalls, String model, int promptTokens, int completionTokens)
      implements
        StepBody {}

  /** A tool has answered. */
  record Tool(String callId, String tool, boolean ok, String summary, String content,
      List<ModelMessage.Passage> passages, List<Reference> evidence, boolean records, long durationMs)
      implements
        StepBody {
    public Tool { evidence = orNone(evidence); }
  }

  /** The run has ended with this answer. */
  record Final(Answer answer) implements StepBody {}

  Map<String, Class<?>> KINDS = Stream.of(StepBody.class.getPermittedSubclasses())
      .collect(Collectors.toMap(StepBody::kind, Function.identity()));

  default String kind() {
    return kind(getClass());
  }

  default String json() {
    return Json.text(this);
  }

  static StepBody of(Step step) {
    Class<?> kind = KINDS.get(step.getKind());
    if (kind == null) {
      throw new IllegalStateException("unknown kind of step: " + step.getKind());
    }
    try {
      return (StepBody) Json.MAPPER.readValue(step.getBody(), kind);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String kind(Class<?> body) {
    return body.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
