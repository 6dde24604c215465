package io.lotse.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes those who wait for work; a signal that nobody waits for is kept for the next who does. */
@Offered("every room: between those who file work and those who do it")
public final class Signal {
  private static final int MOST_KEPT = 16;
  private final Semaphore given = new Semaphore(0);

  public void give() {
    if (given.availablePermits() < MOST_KEPT) {
      given.release();
    }
  }

  /** Waits for a signal, at most so long. */
  public void await(Duration longest) throws InterruptedException {
    given.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
