package io.lotse.chat.live;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that many ask for and one does at a time: asked for while it is being done, it is done once more. */
public final class Turn {
  private final AtomicInteger asked = new AtomicInteger();
  private final Runnable work;

  public Turn(Runnable work) {
    this.work = work;
  }

  /** Has the work done by the executor, unless somebody is at it. */
  public void ask(Executor executor) {
    if (asked.getAndIncrement() == 0) {
      try {
        executor.execute(this::workOff);
      } catch (RejectedExecutionException ending) {
        // Nobody follows any more once the server stops; the next who asks tries again.
        asked.set(0);
      }
    }
  }

  private void workOff() {
    int seen = asked.get();
    while (seen != 0) {
      try {
        work.run();
      } catch (RuntimeException broken) {
        asked.set(0);
        throw broken;
      }
      seen = asked.addAndGet(-seen);
    }
  }
}
