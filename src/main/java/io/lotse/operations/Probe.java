package io.lotse.operations;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One look at a dependency, never longer than the time given.
 *
 * @param problem null when it answered
 */
record Probe(boolean up, long millis, String problem) {
  static Probe of(ExecutorService executor, Duration longest, Callable<?> look) {
    long since = System.nanoTime();
    Future<?> answer = executor.submit(look);
    try {
      answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return new Probe(true, millisSince(since), null);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return new Probe(false, millisSince(since), "no answer within " + longest.toSeconds() + " s");
    } catch (ExecutionException failed) {
      return new Probe(false, millisSince(since), failed.getCause().getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Probe(false, millisSince(since), "interrupted");
    }
  }

  private static long millisSince(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }
}
