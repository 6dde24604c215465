package io.lotse.chat.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;

/** A connection that takes so many characters and then waits for its client. */
final class SlowClient implements SseEventSink {
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch reads = new CountDownLatch(1);
  private final long room;
  private long size;
  private volatile boolean closed;
  private volatile boolean stuck;

  SlowClient(long room) {
    this.room = room;
  }

  /** The names of the events that have arrived. */
  List<String> taken() {
    return taken;
  }

  void reads() {
    reads.countDown();
  }

  /** Whether somebody waits, or has waited, for it to read. */
  boolean isStuck() { return stuck; }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    size += String.valueOf(event.getData()).length();
    if (size > room) {
      stuck = true;
      try {
        reads.await();
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
    }
    taken.add(event.getName());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isClosed() { return closed; }

  @Override
  public void close() {
    closed = true;
  }
}
