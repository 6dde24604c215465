package io.lotse.knowledge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes those who wait for work; a signal that nobody waits for is kept for the next who does. */
final class Signal {
  private static final int MOST_KEPT = 16;
  private final Semaphore given = new Semaphore(0);

  void give() {
    if (given.availablePermits() < MOST_KEPT) {
      given.release();
    }
  }

  /** Waits for a signal, at most so long. */
  void await(Duration longest) throws InterruptedException {
    given.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
