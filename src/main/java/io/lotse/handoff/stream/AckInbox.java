package io.lotse.handoff.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a client has acknowledged on its way to the table: whatever came while that was busy goes in one step. */
final class AckInbox {
  private static final int MOST = 2_000;
  private final BlockingQueue<String> ids = new LinkedBlockingQueue<>(MOST);
  private final AtomicBoolean awaited = new AtomicBoolean();

  /** Takes an id; false when there are too many. */
  boolean add(String id) {
    return ids.offer(id);
  }

  /** Whether nobody is on the way yet to {@link #drain}: then the caller has to see to it. */
  boolean wantsDraining() {
    return awaited.compareAndSet(false, true);
  }

  /** All that has come until now. */
  List<String> drain() {
    awaited.set(false);
    List<String> drained = new ArrayList<>();
    ids.drainTo(drained);
    return drained;
  }
}
