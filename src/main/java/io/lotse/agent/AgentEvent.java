package io.lotse.agent;

import java.util.List;
import java.util.function.IntSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** What happens while the agent works, in order; the last is always {@link Answered} or {@link Failed}. */
@Offered("chat and bot: to tell clients and to store")
public sealed interface AgentEvent {
  /** A tool is called; arguments that are no JSON object are shown as null. */
  record ToolStarted(String callId, String tool, JsonNode arguments) implements AgentEvent {}

  /** A tool has answered, in a short sentence for people. */
  record ToolFinished(String callId, String tool, boolean ok, String summary, long durationMs) implements AgentEvent {}

  /** A piece of the answer. */
  record Token(String content) implements AgentEvent {}

  /** What the answer cites; once. */
  record Sources(List<Source> sources) implements AgentEvent {}

  /** The agent asks back and waits. */
  record Suspended(Clarification clarification) implements AgentEvent {}

  /**
   * A model was called; for those who keep accounts, not for clients.
   *
   * @param tokens that it took, counted when asked for
   */
  record Spent(IntSupplier tokens) implements AgentEvent {}

  /** The end: also of an answer that was cancelled or suspended. */
  record Answered(Answer answer) implements AgentEvent {}

  /**
   * The end: the answer could not be made.
   *
   * @param incidentId names the log's entry of what nobody foresaw; else null
   * @param sources what the words cite that were said before
   */
  record Failed(Problem problem, String incidentId, List<Source> sources) implements AgentEvent {
    public Failed { sources = List.copyOf(sources); }
  }
}
