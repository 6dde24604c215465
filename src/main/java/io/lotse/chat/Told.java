package io.lotse.chat;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.agent.AgentEvent;
import io.lotse.platform.EventWriter;
import io.lotse.platform.Heartbeat;

/** The two ways in which a client hears an answer. */
final class Told {
  private Told() {}

  /** In one piece. */
  static Answers.Listener whole(AsyncResponse response) {
    return (asked, cancellation) -> event -> {
      switch (event) {
        case AgentEvent.Answered answered -> response.resume(ChatAnswer.of(asked, answered.answer()));
        case AgentEvent.Failed failed -> response.resume(failed.problem());
        default -> {
        }
      }
    };
  }

  /** While it is written. */
  static Answers.Listener streamed(SseEventSink sink, Sse sse, HttpServletResponse response, Heartbeat heartbeat) {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
    return (asked, cancellation) -> {
      EventWriter writer = new EventWriter(sink, sse, cancellation);
      AnswerStream stream = new AnswerStream(writer);
      stream.metadata(asked);
      heartbeat.watch(writer);
      return stream;
    };
  }
}
