package io.lotse.knowledge.upkeep;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.library.PageCache;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.RemovedOriginals;
import io.lotse.knowledge.upkeep.Reconciliation.Difference;

/**
 * Compares the object store with the documents. Originals of which no document speaks are removed; young ones are left
 * alone, because an upload stores its file first. An original that is lost is told: handing the file in once more heals it.
 * And cached pages of originals that are gone are removed.
 */
@ApplicationScoped
class Orphans {
  private static final System.Logger LOG = System.getLogger(Orphans.class.getName());
  private static final Duration GRACE = Duration.ofHours(1);
  private static final int PAGE = 1000;
  private static final int EXAMPLES = 10;
  private final Originals originals;
  private final RemovedOriginals removed;
  private final OriginalKeys known;
  private final PageCache pages;

  Orphans() {
    this(null, null, null, null);
  }

  @Inject
  Orphans(Originals originals, RemovedOriginals removed, OriginalKeys known, PageCache pages) {
    this.originals = originals;
    this.removed = removed;
    this.known = known;
    this.pages = pages;
  }

  /** IOException when the object store does not answer, or is empty although documents have originals. */
  List<Difference> compare() throws IOException {
    int forgotten = removeNoted();
    List<String> stored = stored();
    if (stored.isEmpty() && !known.after("", 1).isEmpty()) {
      throw new IOException("the object store holds no original at all: its folder or bucket is not the one it was");
    }
    List<String> unclaimed = unclaimed(stored);
    for (String key : unclaimed) {
      LOG.log(Level.INFO, "the original {0} belongs to no document and is removed", key);
      originals.delete(key);
    }
    List<String> lost = lost(new HashSet<>(stored));
    int cached = removePages();
    return List.of(new Difference("originals_to_remove", forgotten, forgotten),
        new Difference("originals_unclaimed", unclaimed.size(), unclaimed.size()),
        new Difference("originals_missing", lost.size(), 0,
            known.filenames(lost.stream().limit(EXAMPLES).toList())), new Difference("pages_unclaimed", cached,
                cached));
  }

  /** Removes what is noted and due; tells how many there were. */
  int removeNoted() throws IOException {
    int count = 0;
    for (List<String> due = removed.due(); !due.isEmpty(); due = removed.due()) {
      for (String key : due) {
        originals.delete(key);
        removed.done(key);
        count++;
      }
    }
    return count;
  }

  private List<String> stored() throws IOException {
    List<String> all = new ArrayList<>();
    for (List<String> keys = originals.keys(null, PAGE); !keys.isEmpty(); keys = originals.keys(keys.getLast(), PAGE)) {
      all.addAll(keys);
    }
    return all;
  }

  private List<String> unclaimed(List<String> stored) {
    return stored.stream().filter(Orphans::isOld).filter(key -> !known.holds(key) && !removed.holds(key)).toList();
  }

  private List<String> lost(Set<String> stored) throws IOException {
    List<String> lost = new ArrayList<>();
    for (List<String> keys = known.after("", PAGE); !keys.isEmpty(); keys = known.after(keys.getLast(), PAGE)) {
      for (String key : keys) {
        boolean isLost = !stored.contains(key) && !originals.exists(key) && known.holds(key);
        if (isLost) {
          LOG.log(Level.WARNING, "the original {0} is not in the object store", key);
          lost.add(key);
        }
      }
    }
    return lost;
  }

  private int removePages() {
    List<UUID> gone = pages.originals().stream().filter(id -> !known.holdsId(id)).toList();
    gone.forEach(pages::forget);
    return gone.size();
  }

  /** The id in the key is of version 7: its first 48 bits are the milliseconds at which it was made (RFC 9562). */
  static boolean isOld(String key) {
    return Originals.id(key).map(id -> Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
        .filter(made -> made.isBefore(Instant.now().minus(GRACE))).isPresent();
  }
}
