package io.lotse.knowledge.embedding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Problem;

/** Which chunks of an edition lack a vector of a model, and the vectors as they come, batch by batch. */
@ApplicationScoped
public class ChunkVectors {
  /**
   * A condition of SQL, of a document {@code d} and a {@code :model}: chunks that are searched lack a vector, and the last
   * that was done is not that embedding them failed for good.
   */
  public static final String AWAITED = """
      d.edition > 0
      and exists (select 1 from chunk c where c.document_id = d.id and c.edition = d.edition and not exists
        (select 1 from chunk_vector v where v.chunk_id = c.id and v.model = :model))
      and not exists (select 1 from embed_task t where t.document_id = d.id and t.kind = 'embed' and t.model = :model
        and t.state = 'failed'
        and not exists (select 1 from embed_task later where later.document_id = d.id and later.id > t.id))
      """;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** A chunk as it is embedded: where it stands, then what it says. */
  public record Text(UUID chunkId, String text) {}

  private record Row(UUID id, String path, String header, String text) {
    Text embedded() {
      String where = path == null ? "" : path;
      String context = header.isEmpty() ? where : where + "\n" + header;
      return new Text(id, context.isEmpty() ? text : context + "\n" + text);
    }
  }

  /** The next chunks without a vector of the model, in reading order. */
  @Transactional
  public List<Text> missing(UUID documentId, int edition, String model, int limit) {
    return store.createQuery("""
        select c.id, s.path, c.context, c.text from Chunk c left join Section s on s.id = c.sectionId
        where c.documentId = :document and c.edition = :edition
          and not exists (select 1 from ChunkVector v where v.chunkId = c.id and v.model = :model)
        order by c.ordinal""", Row.class).setParameter("document", documentId)
        .setParameter("edition", edition).setParameter("model", model).setMaxResults(limit).getResultStream()
        .map(Row::embedded).toList();
  }

  /** A text as it was embedded, with its unit vector. */
  record Known(String text, float[] vector) {}

  /** Any chunk with a vector of the model; empty when there is none. */
  @Transactional
  Optional<Known> known(String model) {
    return store.createQuery("""
        select c.id, s.path, c.context, c.text from ChunkVector v join Chunk c on c.id = v.chunkId
          left join Section s on s.id = c.sectionId
        where v.model = :model""", Row.class).setParameter("model", model).setMaxResults(1).getResultStream()
        .map(Row::embedded).findFirst().map(text -> new Known(text.text(), ChunkVector.floats(store.createQuery(
            "select v.vector from ChunkVector v where v.chunkId = :chunk and v.model = :model", byte[].class)
            .setParameter("chunk", text.chunkId()).setParameter("model", model).getSingleResult())));
  }

  /** How many of the chunks have one. */
  @Transactional
  public int present(UUID documentId, int edition, String model) {
    return store.createQuery("""
        select count(v) from Chunk c join ChunkVector v on v.chunkId = c.id and v.model = :model
        where c.documentId = :document and c.edition = :edition""", Long.class)
        .setParameter("document", documentId).setParameter("edition", edition)
        .setParameter("model", model).getSingleResult().intValue();
  }

  /**
   * Keeps a batch. 503 {@code embedding_unavailable} when the model gives vectors of other dimensions than before under the
   * same name.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(String model, List<Text> texts, List<float[]> vectors) {
    check(model, vectors.getFirst().length);
    for (int i = 0; i < texts.size(); i++) {
      store.persist(new ChunkVector(texts.get(i).chunkId(), model, vectors.get(i)));
    }
  }

  private void check(String model, int dimensions) {
    store.createQuery("select v.vector from ChunkVector v where v.model = :model", byte[].class)
        .setParameter("model", model).setMaxResults(1).getResultStream().map(known -> known.length / Float.BYTES)
        .filter(known -> known != dimensions).findFirst().ifPresent(known -> {
          throw new Problem(503, "embedding_unavailable", "The embedding model gives vectors of " + dimensions
              + " dimensions, but those of the library have " + known
              + ": set EMBEDDING_DIMENSIONS, so that the library is embedded anew.");
        });
  }
}
