package io.lotse.knowledge.indexing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.embedding.ChunkVector;
import io.lotse.knowledge.index.IndexedChunk;

/** The chunks as the tables hold them, for the index. */
@ApplicationScoped
class IndexedChunks {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  private record Row(UUID id, Integer ordinal, String title, String section, String text, String context,
      String language,
      String product, String[] tags, byte[] vector) {
    IndexedChunk of(UUID documentId) {
      return new IndexedChunk(id, documentId, ordinal, title, section == null ? "" : section, text, context, language,
          product, Set.of(tags), vector == null ? null : ChunkVector.floats(vector));
    }
  }

  /** All chunks of a document with the vectors of one model; none when it is gone, or not valid today. */
  @Transactional
  List<IndexedChunk> of(UUID documentId, String model) {
    return store.createQuery("""
        select c.id, c.ordinal, d.title, s.path, c.text, c.context, c.language, d.product, d.tags, v.vector
        from Chunk c join Document d on d.id = c.documentId and d.edition = c.edition
          left join Section s on s.id = c.sectionId
          left join ChunkVector v on v.chunkId = c.id and v.model = :model
        where c.documentId = :document and d.searchable = true and c.excluded = false order by c.ordinal""", Row.class)
        .setParameter("model",
            model)
        .setParameter("document", documentId).getResultStream().map(row -> row.of(documentId)).toList();
  }

  /** Ids of all chunks that are to be found, in ascending order of their digits, after one (null = from the first). */
  @Transactional
  List<UUID> ids(UUID after, int limit) {
    return store.createNativeQuery("""
        select c.id from chunk c join document d on d.id = c.document_id and d.edition = c.edition and d.searchable
        where c.id > :after and not c.excluded order by c.id limit :limit""", UUID.class)
        .setParameter("after", after == null ? new UUID(0, 0) : after).setParameter("limit", limit).getResultList();
  }

  /** The documents to which these chunks belong. */
  @Transactional
  Set<UUID> documentsOf(Collection<UUID> ids) {
    return ids.isEmpty() ? Set.of() : new HashSet<>(store.createQuery(
        "select distinct c.documentId from Chunk c where c.id in :ids", UUID.class).setParameter("ids", ids)
        .getResultList());
  }
}
