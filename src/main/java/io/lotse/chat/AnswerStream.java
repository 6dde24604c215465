package io.lotse.chat;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.agent.AgentEvent;
import io.lotse.agent.Answer;
import io.lotse.agent.FinishReason;
import io.lotse.platform.Cancellation;
import io.lotse.platform.Json;

/**
 * Writes an answer as server-sent events (WHATWG HTML, 9.2). A client that has gone is noticed only by writing to it; then
 * the answer is cancelled.
 */
class AnswerStream implements Consumer<AgentEvent> {
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);
  private final SseEventSink sink;
  private final Sse sse;
  private final Cancellation cancellation;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long lastWrite = System.nanoTime();
  private volatile boolean ended;
  private UUID openInterrupt;
  private int eventId;

  AnswerStream(SseEventSink sink, Sse sse, Cancellation cancellation) {
    this.sink = sink;
    this.sse = sse;
    this.cancellation = cancellation;
  }

  /** The first event. */
  void metadata(Asked asked) {
    send("metadata", fields("session_id", asked.sessionId(), "message_id", asked.answerId()));
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.ToolStarted tool -> send("tool_start",
          fields("call_id", tool.callId(), "tool", tool.tool(), "arguments", tool.arguments()));
      case AgentEvent.ToolFinished tool -> send("tool_end", fields("call_id", tool.callId(), "tool", tool.tool(), "ok",
          tool.ok(), "summary", tool.summary(), "duration_ms", tool.durationMs()));
      case AgentEvent.Token token -> send("token", fields("content", token.content()));
      case AgentEvent.Sources sources -> send("sources", sources.sources());
      case AgentEvent.Suspended asks -> {
        openInterrupt = asks.interruptId();
        send("clarification",
            fields("interrupt_id", asks.interruptId(), "question", asks.question(), "choices", asks.choices()));
      }
      case AgentEvent.Answered answered -> end("done", done(answered.answer()));
      case AgentEvent.Failed failed -> end("error",
          fields("message", failed.problem().getMessage(), "code", failed.problem().code(), "incident_id", failed
              .incidentId()));
    }
  }

  /** Whether nothing was written for so long that the client should hear that we are still there. */
  boolean isSilent() {
    return !ended && System.nanoTime() - lastWrite > SILENCE_NANOS;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Writes a comment, unless something else is just being written. */
  void keepAlive() {
    if (writing.tryLock()) {
      try {
        write(sse.newEventBuilder().comment("keepalive").build());
      } finally {
        writing.unlock();
      }
    }
  }

  private Map<String, Object> done(Answer answer) {
    return fields("success", true, "finish_reason", answer.finishReason(), "needs_clarification",
        answer.finishReason() == FinishReason.CLARIFICATION, "interrupt_id", openInterrupt, "grounded",
        answer.grounded(), "usage", answer.usage(), "timings", answer.timings());
  }

  private void send(String name, Object data) {
    writing.lock();
    try {
      write(sse.newEventBuilder().id(String.valueOf(++eventId)).name(name).data(String.class, json(data)).build());
    } finally {
      writing.unlock();
    }
  }

  private void end(String name, Object data) {
    writing.lock();
    try {
      send(name, data);
      ended = true;
    } finally {
      writing.unlock();
    }
    sink.close();
  }

  private void write(OutboundSseEvent event) {
    if (ended) {
      return;
    }
    lastWrite = System.nanoTime();
    try {
      if (sink.isClosed() || sink.send(event).toCompletableFuture().isCompletedExceptionally()) {
        gone();
      }
    } catch (IllegalStateException closed) {
      gone();
    }
  }

  private void gone() {
    ended = true;
    cancellation.cancel();
    sink.close();
  }

  private static String json(Object data) {
    try {
      return Json.MAPPER.writeValueAsString(data);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
