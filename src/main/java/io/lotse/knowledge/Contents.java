package io.lotse.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.ingest.ParsedChunk;
import io.lotse.knowledge.ingest.ParsedSection;
import io.lotse.platform.Ids;

/** Pages, sections, chunks and vectors of the documents. */
@ApplicationScoped
class Contents {
  private static final int FLUSH_EVERY = 500;
  private final EmbedTasks tasks;
  private final IndexChanges changes;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Contents() {
    this(null, null);
  }

  @Inject
  Contents(EmbedTasks tasks, IndexChanges changes) {
    this.tasks = tasks;
    this.changes = changes;
  }

  /**
   * Puts a document's new content in the place of its old one and ends the task: all of it becomes visible at once, or
   * nothing does. Throws {@link Lease.Lost}.
   */
  @Transactional
  void replace(Lease lease, Ingested ingested) {
    Document document = tasks.succeed(lease, ingested.parsed().pages().size(), ingested.chunks().size());
    document.indexed(ingested.parsed(), ingested.chunks().size());
    String language = document.getLanguage();
    changes.record(lease.documentId());
    store.flush();
    clear(lease.documentId());
    inBatches(ingested.parsed().pages().size(),
        i -> store.persist(new DocumentPage(lease.documentId(), ingested.parsed().pages().get(i))));
    inBatches(ingested.parsed().warnings().size(), i -> store.persist(new DocumentWarning(Ids.next(),
        lease.documentId(), i, ingested.parsed().warnings().get(i))));
    Map<Integer, UUID> sections = sections(lease.documentId(), ingested.parsed().sections());
    inBatches(ingested.chunks().size(), i -> {
      ParsedChunk chunk = ingested.chunks().get(i);
      UUID id = Ids.next();
      store.persist(new Chunk(id, lease.documentId(), sections.get(chunk.section()), language, chunk));
      if (!ingested.vectors().isEmpty()) {
        store.persist(new ChunkVector(id, ingested.model(), ingested.vectors().get(i)));
      }
    });
  }

  private Map<Integer, UUID> sections(UUID documentId, List<ParsedSection> parsed) {
    Map<Integer, UUID> ids = new HashMap<>();
    inBatches(parsed.size(), i -> {
      ids.put(parsed.get(i).ordinal(), Ids.next());
      store.persist(new Section(ids.get(parsed.get(i).ordinal()), documentId, parsed.get(i)));
    });
    return ids;
  }

  private void clear(UUID documentId) {
    for (String table : List.of("Chunk", "Section", "DocumentPage", "DocumentWarning")) {
      store.createQuery("delete from " + table + " e where e.documentId = :id").setParameter("id", documentId)
          .executeUpdate();
    }
  }

  /** A long document does not stay in memory as entities. */
  private void inBatches(int count, IntConsumer persist) {
    for (int i = 0; i < count; i++) {
      persist.accept(i);
      if ((i + 1) % FLUSH_EVERY == 0 || i + 1 == count) {
        store.flush();
        store.clear();
      }
    }
  }
}
