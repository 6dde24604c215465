package io.lotse.model;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.lotse.platform.Cancellation;

/**
 * Asks again where that may help: after what the server asks for ({@code Retry-After}), else after exponentially growing
 * pauses with jitter, so that many clients do not come back together.
 */
final class Retries {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(400);
  /** All pauses of one call together; a server that wants more time is told to the caller instead. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final int max;

  Retries(int max) {
    this.max = max;
  }

  /** @throws ModelFailure the last one */
  <T> T run(Supplier<T> attempt, Cancellation cancellation) {
    Duration waited = Duration.ZERO;
    for (int retry = 0;; retry++) {
      try {
        cancellation.check();
        return attempt.get();
      } catch (ModelFailure failure) {
        Duration pause = failure.retryAfter().orElse(pause(retry));
        waited = waited.plus(pause);
        if (!failure.retryable() || retry >= max || waited.compareTo(LONGEST_WAIT) > 0) {
          throw failure;
        }
        sleep(pause, cancellation);
      }
    }
  }

  private static Duration pause(int retry) {
    long full = FIRST_PAUSE.toMillis() << Math.min(retry, 10);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(full / 2, full + 1));
  }

  private static void sleep(Duration pause, Cancellation cancellation) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown)) {
      if (cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        cancellation.check();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the waiting for a model was interrupted");
    }
  }
}
