package io.lotse.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The wish that a running answer stops. Set once from any thread; actions registered with {@link #onCancel} run at once
 * on the cancelling thread, or immediately if it is already set.
 */
@Offered("agent, model, knowledge: to stop what nobody waits for")
public final class Cancellation {
  /** Gives an action back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** Runs all registered actions, once. */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() { return cancelled; }

  /** Throws if the wish was uttered. */
  public void check() {
    if (isCancelled()) {
      throw new CancellationException("the answer was cancelled");
    }
  }

  /** Runs the action when the wish comes; close the registration when it no longer matters. */
  public Registration onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return () -> remove(action);
      }
    }
    action.run();
    return () -> {};
  }

  private synchronized void remove(Runnable action) {
    actions.remove(action);
  }
}
