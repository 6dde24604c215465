package io.lotse.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits for work on another thread, but no longer than told. */
@Offered("model, knowledge: for calls of which a person must not wait for the end")
public final class Deadline {
  private final ExecutorService executor;
  private final Duration longest;

  public Deadline(ExecutorService executor, Duration longest) {
    this.executor = executor;
    this.longest = longest;
  }

  /**
   * What the work gives. When the time is over, its thread is interrupted.
   *
   * @param late what is thrown when the time is over, or when nobody waits any more; its argument says so in one sentence
   */
  public <T> T await(Callable<T> work, Function<String, RuntimeException> late) {
    Future<T> result = executor.submit(work);
    try {
      return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      result.cancel(true);
      throw late.apply("There was no answer within " + longest.toMillis() + " ms.");
    } catch (InterruptedException interrupted) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw late.apply("Nobody waits for the answer any more.");
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() instanceof ExecutionException inner ? inner.getCause() : failed.getCause();
      throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
  }
}
