package io.lotse.chat;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import io.lotse.agent.AgentEvent;
import io.lotse.chat.live.LiveAnswers;
import io.lotse.platform.Credential;

/** The two ways in which a client hears an answer. */
final class Told {
  private Told() {}

  /** In one piece. */
  static Answers.Listener whole(AsyncResponse response) {
    return (asked, live) -> event -> {
      switch (event) {
        case AgentEvent.Answered answered -> response.resume(ChatAnswer.of(asked, answered.answer(), live.notices()));
        case AgentEvent.Failed failed -> response.resume(failed.problem());
        default -> {
        }
      }
    };
  }

  /** While it is written. */
  static Answers.Listener streamed(SseEventSink sink, Sse sse, HttpServletResponse response, LiveAnswers live,
      Credential credential) {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
    return (asked, answer) -> {
      live.stream(answer, sink, sse, credential);
      return event -> {};
    };
  }
}
