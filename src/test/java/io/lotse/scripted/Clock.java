package io.lotse.scripted;

import java.util.PriorityQueue;

/** What is due when, for a loop that must not sleep past it. */
final class Clock {
  private record Due(long nanos, long order, Runnable action) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long order;

  void at(long nanos, Runnable action) {
    due.add(new Due(nanos, order++, action));
  }

  /** Milliseconds until the next is due, rounded up; 0 = forever. */
  long untilNext(long now) {
    return due.isEmpty() ? 0 : Math.max(1, (due.peek().nanos() - now + 999_999) / 1_000_000);
  }

  boolean isDue(long now) {
    return !due.isEmpty() && due.peek().nanos() <= now;
  }

  void run(long now) {
    while (isDue(now)) {
      due.remove().action().run();
    }
  }
}
