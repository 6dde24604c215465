package io.lotse.knowledge.library;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.lotse.platform.Problem;

/**
 * Bounds how many originals are copied and opened at once to show their pages; a page may take 50 MB of disk and as much
 * of memory. Who waits in vain is told to come again.
 */
final class PageTurns {
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);
  private final Semaphore permits;
  private final Duration longestWait;

  PageTurns(int atATime, Duration longestWait) {
    this.permits = new Semaphore(atATime, true);
    this.longestWait = longestWait;
  }

  /** Does the work when it is its turn; 503 {@code too_many_pages} when that takes too long. */
  <T> T take(Supplier<T> work) {
    if (!admitted()) {
      throw tooMany();
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  static Problem tooMany() {
    return Problem.unavailable("too_many_pages", "Too many pages are being drawn just now.", COME_AGAIN);
  }

  private boolean admitted() {
    try {
      return permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
