package io.lotse.knowledge.indexing;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.lotse.platform.Problem;

/**
 * Generations of the index that answer no more: kept as long as a search that began before may read them, then closed and
 * removed. For one thread at a time.
 */
final class ReplacedIndexes {
  private static final System.Logger LOG = System.getLogger(ReplacedIndexes.class.getName());
  /** No search takes so long; also the pause after which a removal that failed is tried again. */
  static final Duration LONGEST_SEARCH = Duration.ofSeconds(60);
  private final IndexPlace place;
  private final List<Replaced> all = new ArrayList<>();

  private record Replaced(OpenGeneration generation, Instant since) {}

  ReplacedIndexes(IndexPlace place) {
    this.place = place;
  }

  void add(OpenGeneration generation, Instant now) {
    all.add(new Replaced(generation, now));
  }

  /** Closes and removes those whose time is over. One whose place does not answer stays for the next time. */
  void remove(Instant now) {
    for (Replaced each : List.copyOf(all)) {
      if (each.since().plus(LONGEST_SEARCH).isBefore(now)) {
        all.remove(each);
        remove(each.generation(), now);
      }
    }
  }

  private void remove(OpenGeneration generation, Instant now) {
    try {
      generation.index().close();
      place.remove(generation.generation());
    } catch (Problem away) {
      LOG.log(Level.WARNING, "the old search index {0} waits for being removed: {1}", generation.generation().number(),
          away.getMessage());
      add(generation, now);
    }
  }

  void close() {
    all.forEach(each -> each.generation().index().close());
  }
}
