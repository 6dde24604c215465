package io.lotse.knowledge.ingestion;

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

import io.lotse.knowledge.document.Chunk;
import io.lotse.knowledge.document.ChunkEdits;
import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentPage;
import io.lotse.knowledge.document.DocumentWarning;
import io.lotse.knowledge.document.Edition;
import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.document.Section;
import io.lotse.knowledge.embedding.ChunkVectors;
import io.lotse.knowledge.indexing.IndexChanges;
import io.lotse.knowledge.job.Lease;
import io.lotse.knowledge.parsing.ParsedChunk;
import io.lotse.knowledge.parsing.ParsedDocument;
import io.lotse.knowledge.parsing.ParsedSection;
import io.lotse.platform.Ids;

/**
 * Pages, sections, chunks and vectors of an edition as they come into being. Nothing of them is searched or shown before
 * {@link #show}, so each step may end anywhere and be done again. Every method throws {@link Lease.Lost}.
 */
@ApplicationScoped
class Contents {
  private static final int FLUSH_EVERY = 500;
  private final EmbedTasks tasks;
  private final Editions editions;
  private final IndexChanges changes;
  private final ChunkEdits edits;
  private final ChunkVectors vectors;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Contents() {
    this(null, null, null, null, null);
  }

  @Inject
  Contents(EmbedTasks tasks, Editions editions, IndexChanges changes, ChunkEdits edits, ChunkVectors vectors) {
    this.tasks = tasks;
    this.editions = editions;
    this.changes = changes;
    this.edits = edits;
    this.vectors = vectors;
  }

  /** Stores the pages, in place of anything that an earlier attempt has left. */
  @Transactional
  void pages(Lease lease, Draft draft, ParsedDocument parsed) {
    tasks.advance(lease, parsed.pages().size(), 0, 0);
    Edition edition = edition(draft);
    if (edition.getPages() > 0) {
      clear(draft);
    }
    edition.parsed(parsed);
    inBatches(parsed.pages().size(),
        i -> store.persist(new DocumentPage(draft.documentId(), draft.number(), parsed.pages().get(i))));
    inBatches(parsed.warnings().size(), i -> store.persist(new DocumentWarning(Ids.next(), draft.documentId(),
        draft.number(), i, parsed.warnings().get(i))));
  }

  /** Stores the sections and tells their ids by ordinal. */
  @Transactional
  Map<Integer, UUID> sections(Lease lease, Draft draft, List<ParsedSection> sections) {
    tasks.hold(lease);
    edition(draft);
    Map<Integer, UUID> ids = new HashMap<>();
    inBatches(sections.size(), i -> {
      ids.put(sections.get(i).ordinal(), Ids.next());
      store.persist(new Section(ids.get(sections.get(i).ordinal()), draft.documentId(), draft.number(), sections.get(
          i)));
    });
    return ids;
  }

  /** Stores the chunks: from here on, the work is gone on with after whatever happens. */
  @Transactional
  void chunks(Lease lease, Draft draft, List<ParsedChunk> chunks, Map<Integer, UUID> sections) {
    tasks.advance(lease, draft.pages(), chunks.size(), 0);
    Edition edition = edition(draft);
    edition.divided(chunks.size());
    String language = store.find(Document.class, draft.documentId()).languageOf(edition, editions.live(draft
        .documentId()).orElse(null));
    ChunkEdits.Known known = edits.of(draft.documentId(), edition.original().hash());
    inBatches(chunks.size(), i -> {
      Chunk chunk = new Chunk(Ids.next(), draft.documentId(), draft.number(), sections.get(chunks.get(i).section()),
          language, chunks.get(i));
      known.correct(chunk);
      store.persist(chunk);
    });
  }

  /** Stores vectors of some chunks, so that no later attempt embeds them again; {@code done} = how many then have one. */
  @Transactional
  void vectors(Lease lease, Draft draft, String model, List<ChunkVectors.Text> texts, List<float[]> made, int done) {
    tasks.advance(lease, draft.pages(), draft.chunks(), done);
    vectors.keep(model, texts, made);
  }

  /**
   * Puts the edition in the place of the one before and ends the task: all of it is found from here on, or nothing of it
   * is.
   */
  @Transactional
  void show(Lease lease, Draft draft) {
    Document document = tasks.succeed(lease, draft.pages(), draft.chunks());
    editions.show(document, editions.staged(document.getId()).orElseThrow(Lease.Lost::new));
    changes.record(draft.documentId());
  }

  /** Ends a task that gave new vectors to the chunks that are searched. */
  @Transactional
  void reembedded(Lease lease, Draft draft) {
    tasks.succeed(lease, draft.pages(), draft.chunks());
    changes.record(draft.documentId());
  }

  /** Only what is staged may change: what is shown already, or was, is no longer this task's. */
  private Edition edition(Draft draft) {
    Edition edition = store.find(Edition.class, new Edition.Key(draft.documentId(), draft.number()));
    if (edition == null || !edition.isStaged()) {
      throw new Lease.Lost();
    }
    return edition;
  }

  private void clear(Draft draft) {
    for (String table : List.of("Chunk", "Section", "DocumentPage", "DocumentWarning")) {
      store.createQuery("delete from " + table + " e where e.documentId = :document and e.edition = :edition")
          .setParameter("document", draft.documentId()).setParameter("edition", draft.number()).executeUpdate();
    }
  }

  /** A long document does not stay in memory as entities. */
  private void inBatches(int count, IntConsumer persist) {
    store.flush();
    for (int i = 0; i < count; i++) {
      persist.accept(i);
      if ((i + 1) % FLUSH_EVERY == 0 || i + 1 == count) {
        store.flush();
        store.clear();
      }
    }
  }
}
