package io.lotse.knowledge.indexing;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.VectorIndex;

/**
 * An index that is kept in step with the tables, whichever node changed them. How far it has read is stored with the
 * index itself, so one that was lost, or that was made anew, is filled from the start. For one thread at a time.
 */
final class FollowedIndex {
  private static final System.Logger LOG = System.getLogger(FollowedIndex.class.getName());
  private static final int BATCH = 50;
  private static final int PAGE = 1000;
  private final VectorIndex index;
  private final String identity;
  private final IndexChanges changes;
  private final IndexedChunks chunks;
  private boolean adopted;

  /** @param identity of the embedding model whose vectors the index holds */
  FollowedIndex(VectorIndex index, String identity, IndexChanges changes, IndexedChunks chunks) {
    this.index = index;
    this.identity = identity;
    this.changes = changes;
    this.chunks = chunks;
  }

  VectorIndex index() {
    return index;
  }

  /** Whether it is at the end of the changes now, read by this node or by whoever writes it. */
  boolean isCaughtUp() {
    return changes.after(index.position().orElse(null), 1).isEmpty();
  }

  /** Reads the next changes; false when there were none. Only for the node that writes the index. */
  boolean follow() {
    if (!adopted) {
      adopt();
    }
    index.mend();
    List<IndexChanges.Change> next = changes.after(index.position().orElse(null), BATCH);
    if (next.isEmpty()) {
      return false;
    }
    apply(next);
    return true;
  }

  /** Finds what differs from the tables, and puts it right. What changes meanwhile is no difference. */
  IndexDifferences reconcile() {
    Found first = look();
    if (first.isEmpty()) {
      return new IndexDifferences(0, 0, true);
    }
    Found lasting = first.and(lookOnceCaughtUp());
    if (!lasting.isEmpty()) {
      LOG.log(Level.WARNING, "index: {0} chunks that no table has, {1} chunks missing; they are put right",
          lasting.unknown().size(), lasting.missing().size());
      index.deleteChunks(lasting.unknown());
      chunks.documentsOf(lasting.missing()).forEach(this::replace);
      index.refresh();
      index.commit(index.position().orElse(IndexChanges.FIRST));
    }
    return new IndexDifferences(lasting.unknown().size(), lasting.missing().size(), true);
  }

  /** Finds what differs from the tables, and leaves it to the node that writes the index. */
  IndexDifferences compare() {
    Found lasting = look();
    lasting = lasting.isEmpty() ? lasting : lasting.and(look());
    return new IndexDifferences(lasting.unknown().size(), lasting.missing().size(), false);
  }

  private record Found(Set<UUID> unknown, Set<UUID> missing) {
    boolean isEmpty() { return unknown.isEmpty() && missing.isEmpty(); }

    Found and(Found other) {
      return new Found(intersection(unknown, other.unknown), intersection(missing, other.missing));
    }

    private static Set<UUID> intersection(Set<UUID> one, Set<UUID> other) {
      return one.stream().filter(other::contains).collect(Collectors.toSet());
    }
  }

  private Found lookOnceCaughtUp() {
    while (follow()) {
      LOG.log(Level.DEBUG, "index: following before it is compared");
    }
    return look();
  }

  /** Walks index and tables side by side, both in the order of the ids' digits. */
  private Found look() {
    Set<UUID> unknown = new HashSet<>();
    Set<UUID> missing = new HashSet<>();
    IdWalk held = new IdWalk(after -> index.ids(after, PAGE));
    IdWalk told = new IdWalk(after -> chunks.ids(after, PAGE));
    while (held.hasNext() || told.hasNext()) {
      int order = held.compareTo(told);
      if (order < 0) {
        unknown.add(held.next());
      } else if (order > 0) {
        missing.add(told.next());
      } else {
        held.next();
        told.next();
      }
    }
    return new Found(unknown, missing);
  }

  /** Once after start: the database may have been restored into another cluster, which counts from elsewhere. */
  private void adopt() {
    int foreign = changes.adopt();
    if (foreign > 0) {
      LOG.log(Level.WARNING, "index: {0} changes of another database cluster are followed anew", foreign);
    }
    if (index.position().filter(changes::isBeyond).isPresent()) {
      LOG.log(Level.WARNING, "index: it was read from another database cluster and is filled anew");
      index.commit(IndexChanges.FIRST);
    }
    adopted = true;
  }

  private void apply(List<IndexChanges.Change> changed) {
    changed.forEach(change -> replace(change.documentId()));
    index.refresh();
    index.commit(changed.getLast().position());
    LOG.log(Level.DEBUG, "index: {0} documents followed, {1} chunks", changed.size(), index.count());
  }

  private void replace(UUID documentId) {
    List<IndexedChunk> content = chunks.of(documentId, identity);
    index.deleteDocuments(Set.of(documentId));
    index.upsert(content);
  }
}
