package io.lotse.knowledge.upkeep;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.indexing.Generations;
import io.lotse.knowledge.library.Library;
import io.lotse.platform.Loops;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** What is due by itself: what was replaced goes, documents become valid and cease to be, and all is compared. */
@ApplicationScoped
public class Upkeep {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private final Editions editions;
  private final Generations generations;
  private final Library library;
  private final Orphans orphans;
  private final Reconciler reconciler;
  private final Loops loops;
  private Instant reconciled;

  Upkeep() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Upkeep(Editions editions, Generations generations, Library library, Orphans orphans, Reconciler reconciler,
      Loops loops) {
    this.editions = editions;
    this.generations = generations;
    this.library = library;
    this.orphans = orphans;
    this.reconciler = reconciler;
    this.loops = loops;
  }

  public void start() {
    loops.repeat("upkeep", PAUSE, this::round);
  }

  private void round() throws InterruptedException {
    library.turnValidity();
    editions.removeRetired();
    generations.removeOldVectors();
    removeOriginals();
    if (reconciled == null || !Instant.now().isBefore(reconciled.plus(interval()))) {
      reconciler.run(reconciled == null ? "start" : "schedule");
      reconciled = Instant.now();
    }
    Thread.sleep(PAUSE);
  }

  private void removeOriginals() {
    try {
      orphans.removeNoted();
    } catch (IOException away) {
      LOG.log(Level.WARNING, "originals wait for being removed until the object store answers: {0}", away.getMessage());
    }
  }

  private static Duration interval() {
    return Settings.current().duration(Setting.RECONCILE_INTERVAL);
  }
}
