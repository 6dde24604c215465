package io.lotse.teaching;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.chat.Ungrounded;
import io.lotse.chat.Ungrounded.Asked;
import io.lotse.platform.Loops;
import io.lotse.teaching.Likeness.Mark;

/**
 * Gathers questions in the background, because to learn what they mean may take a call of a model for each. The model is
 * asked before anything is locked, so that nodes wait for each other for a moment only.
 */
@ApplicationScoped
class Gathering {
  /** So many of the newest questions are gathered at all, ... */
  static final int GATHERED = 2000;
  /** ... and so many of them at a time, so that a page sees how it goes on. */
  private static final int AT_A_TIME = 20;
  private static final Duration PAUSE = Duration.ofSeconds(3);
  /** How long an answer may take from being dated to being stored. */
  private static final Duration LATE = Duration.ofMinutes(2);
  private final Ungrounded ungrounded;
  private final Likeness likeness;
  private final GapRows rows;
  private final GapPlaces places;
  private final Loops loops;
  private volatile int waiting;
  private volatile Instant since = Instant.EPOCH;

  Gathering() {
    this(null, null, null, null, null);
  }

  @Inject
  Gathering(Ungrounded ungrounded, Likeness likeness, GapRows rows, GapPlaces places, Loops loops) {
    this.ungrounded = ungrounded;
    this.likeness = likeness;
    this.rows = rows;
    this.places = places;
    this.loops = loops;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loops.repeat("the gathering of knowledge gaps", PAUSE.multipliedBy(5), () -> {
      if (!gather()) {
        Thread.sleep(PAUSE);
      }
    });
  }

  /** How many questions are still to be gathered, as far as this node knows. */
  int waiting() {
    return waiting;
  }

  /** Gathers the next few; false when nothing can be done for now. */
  boolean gather() {
    List<Asked> newest = ungrounded.since(since, GATHERED);
    Set<UUID> known = rows.known(newest.stream().map(Asked::answerId).toList());
    List<Asked> fresh = newest.stream().filter(each -> !known.contains(each.answerId())).toList();
    waiting = fresh.size();
    if (fresh.isEmpty()) {
      newest.stream().findFirst().ifPresent(last -> since = last.at().minus(LATE));
      return false;
    }
    // The oldest first, so that the first of its kind makes the gap.
    List<Asked> now = fresh.subList(Math.max(0, fresh.size() - AT_A_TIME), fresh.size()).reversed();
    Map<Asked, Mark> marked = new LinkedHashMap<>();
    now.forEach(each -> marked.put(each, likeness.of(each.question())));
    boolean placed = places.place(marked);
    waiting = fresh.size() - (placed ? now.size() : 0);
    return placed && waiting > 0;
  }
}
