package io.lotse.platform;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/**
 * Writes server-sent events (WHATWG HTML, 9.2) with JSON data, numbered from 1 where they bring no id of their own. A client
 * that has gone is noticed only by writing to it; then what it waited for is cancelled.
 */
@Offered("chat and bot: to tell an answer while it is written; knowledge: to tell how far a job is")
public final class EventWriter {
  private static final System.Logger LOG = System.getLogger(EventWriter.class.getName());
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);
  private static final long PATIENCE_MILLIS = 2_000;
  private final SseEventSink sink;
  private final Sse sse;
  private final Cancellation cancellation;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long lastWrite = System.nanoTime();
  private volatile boolean ended;
  private int eventId;

  /** @param cancellation of what is told here */
  public EventWriter(SseEventSink sink, Sse sse, Cancellation cancellation) {
    this.sink = sink;
    this.sse = sse;
    this.cancellation = cancellation;
  }

  /** Writes an event; after the end nothing is written any more. */
  public void send(String name, Object data) {
    writing.lock();
    try {
      write(sse.newEventBuilder().id(String.valueOf(++eventId)).name(name).data(String.class, Json.text(data)).build());
    } finally {
      writing.unlock();
    }
  }

  /**
   * Writes an event that was told elsewhere before.
   *
   * @param id null = none
   * @param json its data
   */
  public void send(String id, String name, String json) {
    writing.lock();
    try {
      OutboundSseEvent.Builder event = sse.newEventBuilder().name(name).data(String.class, json);
      write((id == null ? event : event.id(id)).build());
    } finally {
      writing.unlock();
    }
  }

  /** Writes the last event and closes the stream. */
  public void end(String name, Object data) {
    writing.lock();
    try {
      send(name, data);
      ended = true;
    } finally {
      writing.unlock();
    }
    close();
  }

  /**
   * Writes a problem that is none of what is told as the last event, without an id, and closes the stream. A client that
   * has stopped reading is not waited for: it loses the connection without that word.
   */
  public void fail(Problem problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", problem.getMessage());
    error.put("code", problem.code());
    error.put("incident_id", null);
    finish(() -> send(null, "error", Json.text(error)));
  }

  /** Closes the stream without a word, after what is just being written unless that takes too long. */
  public void close() {
    finish(() -> {});
  }

  private void finish(Runnable lastWords) {
    boolean free = isFreeSoon();
    try {
      if (free) {
        lastWords.run();
      }
      ended = true;
    } finally {
      if (free) {
        writing.unlock();
      }
    }
    closeSink();
  }

  private boolean isFreeSoon() {
    try {
      return writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether nothing was written for so long that the client should hear that we are still there. */
  boolean isSilent() {
    return !ended && System.nanoTime() - lastWrite > SILENCE_NANOS;
  }

  /** Whether nothing more can be written: it was closed, or the client has gone. */
  public boolean hasEnded() {
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
    closeSink();
  }

  private void closeSink() {
    try {
      sink.close();
    } catch (UncheckedIOException alreadyGone) {
      LOG.log(System.Logger.Level.DEBUG, "the client had gone before the end", alreadyGone);
    }
  }
}
