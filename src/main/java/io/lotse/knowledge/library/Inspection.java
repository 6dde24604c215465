package io.lotse.knowledge.library;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Chunk;
import io.lotse.knowledge.document.ChunkEdits;
import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.indexing.IndexChanges;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.parsing.Box;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;

/**
 * Looks into what is searched of a document, and corrects it. A correction holds for the file that is shown: reading that
 * file anew keeps it, another version of the document is read as it is.
 */
@Offered("admin: to look into documents")
@ApplicationScoped
public class Inspection {
  private static final int LONGEST = 20_000;
  private static final String CHUNKS = """
      select c.id, c.ordinal, c.sectionId, coalesce(s.path, ''), c.pageFrom, c.pageTo, c.pageLabel, c.text,
        c.originalText, c.context, c.excluded, c.changes,
        case when exists (select 1 from ChunkVector v where v.chunkId = c.id and v.model = :model) then true
          else false end
      from Chunk c join Document d on d.id = c.documentId and d.edition = c.edition
        left join Section s on s.id = c.sectionId where\s""";
  private final Library library;
  private final ChunkEdits edits;
  private final IndexChanges changes;
  private final LiveEmbedding embedding;
  private final EmbedJobs jobs;
  private final Pages pages;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Inspection() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Inspection(Library library, ChunkEdits edits, IndexChanges changes, LiveEmbedding embedding, EmbedJobs jobs,
      Pages pages) {
    this.library = library;
    this.edits = edits;
    this.changes = changes;
    this.embedding = embedding;
    this.jobs = jobs;
    this.pages = pages;
  }

  /** A page as it was read; the label is the printed number. */
  public record PageText(Integer number, String label, String text) {}

  /** The chunks that stand on a physical page, or reach into it, in reading order. */
  @Transactional
  public List<InspectedChunk> chunks(UUID documentId, int page) {
    return store.createQuery(CHUNKS + "c.documentId = :document and :page between c.pageFrom and c.pageTo"
        + " order by c.ordinal", InspectedChunk.class).setParameter("document", library.find(documentId).getId())
        .setParameter("page", page).setParameter("model", embedding.identity()).getResultList();
  }

  /** 404 {@code chunk_not_found}: also of an edition that is not searched any more. */
  @Transactional
  public InspectedChunk chunk(UUID documentId, UUID chunkId) {
    return store.createQuery(CHUNKS + "c.documentId = :document and c.id = :chunk", InspectedChunk.class)
        .setParameter("document", documentId).setParameter("chunk", chunkId)
        .setParameter("model", embedding.identity()).getResultStream().findFirst().orElseThrow(Inspection::unknown);
  }

  /** What was read of a physical page; empty when the document has no such page. */
  @Transactional
  public Optional<PageText> page(UUID documentId, int page) {
    return store.createQuery(
        "select p.number, p.label, p.text from DocumentPage p join Document d on d.id = p.documentId"
            + " and d.edition = p.edition where p.documentId = :document and p.number = :page", PageText.class)
        .setParameter("document", documentId).setParameter("page", page).getResultStream().findFirst();
  }

  /**
   * Where words stand on the picture of a physical page of a PDF.
   *
   * @param wanted is asked about each word of the page, with the punctuation that it touches
   * @throws Problem 404 where there is no such page or picture; 503 {@code too_many_pages}
   */
  public List<Box> places(UUID documentId, int page, Predicate<String> wanted) {
    return pages.words(documentId, page, wanted);
  }

  /**
   * Corrects a chunk; one whose text changes is found by its words at once, and by its meaning when it is embedded anew.
   *
   * @param text null or blank = as it was read; up to 20,000 characters
   * @param seen the {@link InspectedChunk#changes()} of the chunk that was looked at
   * @param by the id of who does it
   * @throws Problem 404 {@code chunk_not_found}; 409 {@code version_conflict} with the chunk as it is; 422
   */
  @Transactional
  public InspectedChunk correct(UUID documentId, UUID chunkId, String text, boolean excluded, int seen, UUID by) {
    Query.text("text", text, LONGEST);
    Query.unstorable("text", text).ifPresent(wrong -> {
      throw Problem.invalid(List.of(wrong));
    });
    InspectedChunk corrected = store(documentId, chunkId, text == null || text.isBlank() ? null : text.strip(),
        excluded, seen, by);
    if (!corrected.embedded() && embedding.model().isPresent()) {
      jobs.fileMissingVectors(embedding.identity());
    }
    return corrected;
  }

  private InspectedChunk store(UUID documentId, UUID chunkId, String text, boolean excluded, int seen, UUID by) {
    InspectedChunk before = chunk(documentId, chunkId);
    Chunk chunk = store.find(Chunk.class, chunkId, LockModeType.PESSIMISTIC_WRITE);
    if (chunk.getChanges() != seen) {
      throw Problem.conflict("version_conflict", "Somebody else has changed this chunk meanwhile.")
          .with("current", before);
    }
    String asRead = before.originalText() == null ? before.text() : before.originalText();
    String wanted = text == null || text.equals(asRead) ? null : text;
    chunk.correct(wanted, excluded);
    edits.keep(chunkId, asRead, new ChunkEdits.Edit(wanted, excluded), by.toString());
    if (!chunk.getText().equals(before.text())) {
      store.createQuery("delete from ChunkVector v where v.chunkId = :chunk").setParameter("chunk", chunkId)
          .executeUpdate();
    }
    store.flush();
    changes.record(documentId);
    return chunk(documentId, chunkId);
  }

  private static Problem unknown() {
    return Problem.notFound("chunk_not_found", "The document has no such chunk, or is read anew just now.");
  }
}
