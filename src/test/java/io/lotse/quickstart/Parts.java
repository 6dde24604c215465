package io.lotse.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/** Everything that runs, ended in reverse order and exactly once, whoever asks for it. */
final class Parts {
  private final Deque<Part> running = new ArrayDeque<>();
  private volatile boolean closing;

  /** Starts one more part; once the end has begun nothing starts any more and the caller waits for the end. */
  void start(Part part) {
    synchronized (running) {
      if (!closing) {
        running.push(part);
        part.start();
        return;
      }
    }
    awaitEnd();
  }

  boolean closing() {
    return closing;
  }

  void close(Console console) {
    closing = true;
    synchronized (running) {
      if (running.isEmpty()) {
        return;
      }
      console.step("Ending");
      while (!running.isEmpty()) {
        running.pop().close();
      }
      console.done("ended");
    }
  }

  /** Never returns: the process is about to end. */
  static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }
}
