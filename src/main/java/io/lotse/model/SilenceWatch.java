package io.lotse.model;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends calls whose server says nothing for too long. A time-out of the socket does the same, but costs every read of every
 * stream a further system call and a lock that all streams share; here one look a while covers all of them.
 */
final class SilenceWatch implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private final Duration longest;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks;

  /** A call that is under way. */
  final class Watched implements AutoCloseable {
    private final Runnable end;
    private volatile long heard = System.nanoTime();
    private volatile boolean silent;

    private Watched(Runnable end) {
      this.end = end;
    }

    /** The server has said something. */
    void heard() {
      heard = System.nanoTime();
    }

    /** Whether the call was ended here. */
    boolean wasSilent() {
      return silent;
    }

    @Override
    public void close() {
      watched.remove(this);
    }
  }

  /** @param longest the silence that is still borne */
  SilenceWatch(Duration longest) {
    this.longest = longest;
    this.looks = Executors.newSingleThreadScheduledExecutor(look -> {
      Thread thread = new Thread(look, "model-silence");
      thread.setDaemon(true);
      return thread;
    });
    long pause = Math.clamp(longest.toMillis() / 8, 1, LONGEST_PAUSE.toMillis());
    looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** @param end ends the call from another thread; must not block or throw */
  Watched watch(Runnable end) {
    Watched fresh = new Watched(end);
    watched.add(fresh);
    return fresh;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  private void look() {
    long now = System.nanoTime();
    for (Watched each : watched) {
      if (now - each.heard > longest.toNanos() && watched.remove(each)) {
        each.silent = true;
        each.end.run();
      }
    }
  }
}
