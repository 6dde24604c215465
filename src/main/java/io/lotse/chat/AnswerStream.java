package io.lotse.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.lotse.agent.AgentEvent;
import io.lotse.agent.Answer;
import io.lotse.agent.Clarification;
import io.lotse.chat.live.AnswerLog;

/** Tells an answer as the events that its followers get. */
class AnswerStream implements Consumer<AgentEvent> {
  private final AnswerLog out;

  AnswerStream(AnswerLog out) {
    this.out = out;
  }

  /** The first event. */
  void metadata(Asked asked) {
    out.send("metadata", fields("session_id", asked.sessionId(), "message_id", asked.answerId()));
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.ToolStarted tool -> out.send("tool_start",
          fields("call_id", tool.callId(), "tool", tool.tool(), "arguments", tool.arguments()));
      case AgentEvent.ToolFinished tool -> out.send("tool_end", fields("call_id", tool.callId(), "tool", tool.tool(),
          "ok", tool.ok(), "summary", tool.summary(), "duration_ms", tool.durationMs()));
      case AgentEvent.Token token -> out.say(token.content());
      case AgentEvent.Sources sources -> out.send("sources", sources.sources());
      case AgentEvent.Suspended asks -> out.send("clarification", asks.clarification());
      case AgentEvent.Spent unseen -> {
      }
      case AgentEvent.Answered answered -> out.end("done", done(answered.answer()));
      case AgentEvent.Failed failed -> out.end("error",
          fields("message", failed.problem().getMessage(), "code", failed.problem().code(), "incident_id", failed
              .incidentId()));
    }
  }

  private Map<String, Object> done(Answer answer) {
    Clarification asks = answer.clarification();
    return fields("success", true, "finish_reason", answer.finishReason(), "needs_clarification", asks != null,
        "interrupt_id", asks == null ? null : asks.interruptId(), "grounded", answer.grounded(), "follow_ups",
        answer.followUps(), "usage", answer.usage(), "timings", answer.timings());
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
