package io.lotse.knowledge;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.platform.Signal;

/**
 * Keeps this node's index in step with the tables, whichever node changed them. How far it has read is stored with the
 * index itself, so an index that was lost, or that was made for another embedding model, is filled from the start.
 */
@ApplicationScoped
class IndexFollower {
  private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int BATCH = 50;
  private static final int PAGE = 1000;

  private final SearchIndex search;
  private final IndexChanges changes;
  private final IndexedChunks chunks;
  private final LiveEmbedding embedding;
  private final KnowledgeThreads threads;
  private final Signal signal = new Signal();
  private boolean adopted;
  private boolean compared;

  IndexFollower() {
    this(null, null, null, null, null);
  }

  @Inject
  IndexFollower(SearchIndex search, IndexChanges changes, IndexedChunks chunks, LiveEmbedding embedding,
      KnowledgeThreads threads) {
    this.search = search;
    this.changes = changes;
    this.chunks = chunks;
    this.embedding = embedding;
    this.threads = threads;
  }

  void start() {
    threads.repeat("index", this::follow, POLL.toMillis());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) IndexChanged changed) {
    signal.give();
  }

  /** One round: what has changed since, or a little wait for it. */
  void follow() throws InterruptedException {
    VectorIndex index = search.index();
    if (!adopted) {
      adopt(index);
    }
    List<IndexChanges.Change> next = changes.after(index.position().orElse(null), BATCH);
    if (!next.isEmpty()) {
      apply(index, next);
    } else if (!compared) {
      compare(index);
    } else {
      signal.await(POLL);
    }
  }

  /** Once after start: the database may have been restored into another cluster, which counts from elsewhere. */
  private void adopt(VectorIndex index) {
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

  private void apply(VectorIndex index, List<IndexChanges.Change> changed) {
    for (IndexChanges.Change change : changed) {
      List<IndexedChunk> content = chunks.of(change.documentId(), embedding.identity());
      index.deleteDocuments(Set.of(change.documentId()));
      index.upsert(content);
    }
    index.refresh();
    index.commit(changed.getLast().position());
    LOG.log(Level.DEBUG, "index: {0} documents followed, {1} chunks", changed.size(), index.count());
  }

  /** Once after start: an index that came from elsewhere, or a database that was restored, is put right. */
  private void compare(VectorIndex index) {
    for (List<UUID> ids = index.ids(null, PAGE); !ids.isEmpty(); ids = index.ids(ids.getLast(), PAGE)) {
      Set<UUID> ghosts = chunks.unknownOf(ids);
      if (!ghosts.isEmpty()) {
        LOG.log(Level.WARNING, "index: {0} chunks that no table knows are removed", ghosts.size());
        index.deleteChunks(ghosts);
      }
    }
    index.refresh();
    if (index.count() != chunks.count()) {
      LOG.log(Level.WARNING, "index: {0} of {1} chunks, it is filled anew", index.count(), chunks.count());
      index.commit(IndexChanges.FIRST);
    }
    compared = true;
  }
}
