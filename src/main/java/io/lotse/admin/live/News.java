package io.lotse.admin.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.lotse.platform.Loops;
import io.lotse.platform.Signal;

/** Looks at what open pages show, for all of them at once, and counts for each topic how often it has changed. */
@ApplicationScoped
public class News {
  private static final System.Logger LOG = System.getLogger(News.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private final Loops loops;
  private final Instance<Topic> topics;
  private final Signal wake = new Signal();
  private final Map<String, Object> seen = new HashMap<>();
  private final Map<String, Long> changes = new HashMap<>();
  private final Map<String, Integer> watched = new HashMap<>();
  /** No method is synchronized: the proxies of beans are too then, and who waits here would hold theirs. */
  private final Object lock = new Object();

  News() {
    this(null, null);
  }

  @Inject
  News(Loops loops, @Any Instance<Topic> topics) {
    this.loops = loops;
    this.topics = topics;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loops.repeat("news of the panel", PAUSE, () -> {
      wake.await(isWatched() ? PAUSE : Duration.ofMinutes(1));
      lookAtAll();
    });
  }

  /** Something may have changed just now: it is looked at without waiting. */
  public void hint() {
    wake.give();
  }

  /** Somebody begins to watch topics; the counts of now. */
  Map<String, Long> watch(Set<String> names) {
    synchronized (lock) {
      names.forEach(name -> watched.merge(name, 1, Integer::sum));
      wake.give();
      return Map.copyOf(changes);
    }
  }

  /** Somebody watches them no more. */
  void leave(Set<String> names) {
    synchronized (lock) {
      names.forEach(name -> watched.computeIfPresent(name, (key, number) -> number == 1 ? null : number - 1));
    }
  }

  /**
   * Waits until one of the topics has changed since those counts, at most so long.
   *
   * @param told the counts that the watcher knows; brought up to date
   * @return which have changed; empty when none has
   */
  Set<String> await(Set<String> names, Map<String, Long> told, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    synchronized (lock) {
      Set<String> changed = changed(names, told);
      for (long left = longest.toMillis(); changed.isEmpty() && left > 0; left = (end - System.nanoTime())
          / 1_000_000) {
        lock.wait(left);
        changed = changed(names, told);
      }
      told.putAll(changes);
      return changed;
    }
  }

  private Set<String> changed(Set<String> names, Map<String, Long> told) {
    Set<String> changed = new HashSet<>();
    for (String name : names) {
      if (changes.getOrDefault(name, 0L) > told.getOrDefault(name, 0L)) {
        changed.add(name);
      }
    }
    return changed;
  }

  private boolean isWatched() {
    synchronized (lock) {
      return !watched.isEmpty();
    }
  }

  private boolean isWatched(String name) {
    synchronized (lock) {
      return watched.containsKey(name);
    }
  }

  private void lookAtAll() {
    for (Topic topic : topics) {
      if (isWatched(topic.name())) {
        look(topic);
      } else {
        forget(topic.name());
      }
    }
  }

  private void look(Topic topic) {
    try {
      note(topic.name(), topic.look());
    } catch (RuntimeException away) {
      LOG.log(System.Logger.Level.DEBUG, "{0} cannot be looked at: {1}", topic.name(), away.toString());
    }
  }

  /** What was last seen while nobody watched is no measure. */
  private void forget(String name) {
    synchronized (lock) {
      seen.remove(name);
    }
  }

  /**
   * The first look at what somebody has begun to watch counts as a change: between their page and this look there may have
   * been one.
   */
  private void note(String name, Object now) {
    synchronized (lock) {
      if (!now.equals(seen.put(name, now))) {
        changes.merge(name, 1L, Long::sum);
        lock.notifyAll();
      }
    }
  }
}
