package io.lotse.platform.limit;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.lotse.platform.Rate;

/**
 * The calls of one caller in the last window, in sixty slots of time, so that what is refused is right to a sixtieth. What
 * this node has counted and not yet told the others is kept apart.
 */
final class Window {
  static final int SLOTS = 60;
  private final Rate rate;
  private final long slotMillis;
  private final TreeMap<Long, Integer> counted = new TreeMap<>();
  private final TreeMap<Long, Integer> untold = new TreeMap<>();

  Window(Rate rate) {
    this.rate = rate;
    this.slotMillis = Math.max(1, rate.window().toMillis() / SLOTS);
  }

  /**
   * What came of a call.
   *
   * @param left further calls that would be let through now
   * @param reset until more are, or, where none is left, the next one is
   */
  record Standing(boolean admitted, int limit, int left, Duration reset) {}

  /** Counts a call if there is room for it; refused calls do not count. */
  synchronized Standing take(long nowMillis) {
    long slot = nowMillis / slotMillis;
    forget(slot);
    int calls = sum();
    boolean admitted = calls < rate.calls();
    if (admitted) {
      counted.merge(slot, 1, Integer::sum);
      untold.merge(slot, 1, Integer::sum);
      calls++;
    }
    return new Standing(admitted, rate.calls(), Math.max(0, rate.calls() - calls), reset(nowMillis, calls));
  }

  /** What the others do not know yet, by slot. */
  synchronized Map<Long, Integer> untold() {
    return new TreeMap<>(untold);
  }

  /** The others know this now. */
  synchronized void told(Map<Long, Integer> known) {
    known.forEach((slot, calls) -> untold.computeIfPresent(slot, (s, n) -> n > calls ? n - calls : null));
  }

  /** What all nodes have counted in a slot, without what this one has not told yet. */
  synchronized void heard(long slot, int calls) {
    counted.put(slot, calls + untold.getOrDefault(slot, 0));
  }

  /** Whether so much is used up that it matters what other nodes count meanwhile. */
  synchronized boolean isBusy(long nowMillis) {
    forget(nowMillis / slotMillis);
    return sum() * 2 >= rate.calls();
  }

  /** When the slot has left the window. */
  long endMillis(long slot) {
    return (slot + SLOTS) * slotMillis;
  }

  private void forget(long slot) {
    counted.headMap(slot - SLOTS, true).clear();
    untold.headMap(slot - SLOTS, true).clear();
  }

  private int sum() {
    return counted.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Until so many calls have left the window that one fits in again; where one does, until the oldest has left. */
  private Duration reset(long nowMillis, int calls) {
    int tooMany = Math.max(1, calls - rate.calls() + 1);
    for (Map.Entry<Long, Integer> each : counted.entrySet()) {
      tooMany -= each.getValue();
      if (tooMany <= 0) {
        return Duration.ofMillis(Math.max(1, endMillis(each.getKey()) - nowMillis));
      }
    }
    return rate.window();
  }
}
