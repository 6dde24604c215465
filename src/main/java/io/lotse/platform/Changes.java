package io.lotse.platform;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What is to be looked at again: at once what is known to have changed, and everything when changes may have been missed,
 * when a look has failed, and every so often, however much changes meanwhile. Many threads tell, one looks.
 */
@Offered("handoff: to look again at who reads")
public final class Changes {
  private final Duration longest;
  private final LongSupplier nanos;
  private final Set<Object> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean missed = new AtomicBoolean();
  private final Signal signal = new Signal();
  private long lastOfAll;

  /**
   * What to look at.
   *
   * @param all whether at everything
   * @param changed what is known to have changed
   */
  public record Round(boolean all, Set<Object> changed) {
    /** Whether this is to be looked at. */
    public boolean concerns(Object one) {
      return all || changed.contains(one);
    }
  }

  /** @param longest everything is looked at no later than so long after the last time */
  public Changes(Duration longest) {
    this(longest, System::nanoTime);
  }

  Changes(Duration longest, LongSupplier nanos) {
    this.longest = longest;
    this.nanos = nanos;
    this.lastOfAll = nanos.getAsLong();
  }

  /** This has changed. */
  public void heard(Object one) {
    changed.add(one);
    signal.give();
  }

  /** Anything may have changed. */
  public void mayHaveMissed() {
    missed.set(true);
    signal.give();
  }

  /** Waits until there may be something to look at, and has it looked at. */
  public void next(Consumer<Round> look) throws InterruptedException {
    signal.await(Duration.ofNanos(Math.max(0, lastOfAll + longest.toNanos() - nanos.getAsLong())));
    long now = nanos.getAsLong();
    boolean all = missed.getAndSet(false) || now - lastOfAll >= longest.toNanos();
    Set<Object> known = Set.copyOf(changed);
    changed.removeAll(known);
    if (all) {
      lastOfAll = now;
    }
    if (all || !known.isEmpty()) {
      look(look, new Round(all, known));
    }
  }

  private void look(Consumer<Round> look, Round round) {
    try {
      look.accept(round);
    } catch (RuntimeException failed) {
      mayHaveMissed();
      throw failed;
    }
  }
}
