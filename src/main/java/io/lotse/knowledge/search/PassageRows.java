package io.lotse.knowledge.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.SourceKind;

/**
 * What the tables say of chunks that a search found, and of the pages on which they stand. A chunk of an edition that has
 * just been replaced is still told of: the index may have found it a moment before. Rows have boxed numbers because
 * Hibernate makes records by the very types of a query's columns.
 */
@ApplicationScoped
class PassageRows {
  /** More than a filter of an index should name. */
  private static final int MOST_DOCUMENTS = 10_000;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** A chunk with its document and section. */
  record Row(UUID chunkId, UUID documentId, Integer ordinal, String filename, String title, String product,
      String section, Integer pageFrom, Integer pageTo, String pageLabel, String text, String context,
      String language, String kind) {
    /** In characters, with what belongs to the text. */
    int length() {
      return text.length() + context.length();
    }

    /** The same chunk, or so much of it as fits. */
    Row upTo(int characters) {
      int fitting = Math.max(0, characters - context.length());
      return length() <= characters ? this
          : new Row(chunkId, documentId, ordinal, filename, title, product, section, pageFrom, pageTo, pageLabel,
              text.substring(0, Math.min(text.length(), fitting)),
              context.substring(0, Math.min(context.length(), characters)), language, kind);
    }
  }

  /** A page on which a chunk stands, in the file of its edition; offsets count the characters of the document. */
  record PageOfChunk(UUID chunkId, Integer number, String label, Integer pageStart, String text, Integer chunkStart,
      Integer chunkEnd,
      String objectKey, String filename, String format, String link) {
    /** The same page for this chunk and the one that ends it. */
    PageOfChunk upTo(PageOfChunk last) {
      return new PageOfChunk(chunkId, number, label, pageStart, text, chunkStart, last.chunkEnd, objectKey, filename,
          format, link);
    }
  }

  /** In no particular order; ids without a row are left out. */
  @Transactional
  List<Row> of(Collection<UUID> chunkIds) {
    return chunkIds.isEmpty() ? List.of() : store.createQuery("""
        select c.id, d.id, c.ordinal, d.filename, d.title, d.product, s.path, c.pageFrom, c.pageTo, c.pageLabel, c.text,
          c.context, c.language, d.kind
        from Chunk c join Document d on d.id = c.documentId left join Section s on s.id = c.sectionId
        where c.id in :ids""", Row.class).setParameter("ids", chunkIds).getResultList();
  }

  /** The texts of those of the chunks that somebody has corrected, by chunk. */
  @Transactional
  Map<UUID, String> corrected(Collection<UUID> chunkIds) {
    return store.createQuery("select c.id, c.text from Chunk c where c.id in :ids and c.originalText is not null",
        Object[].class).setParameter("ids", chunkIds).getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** The documents that come from there. */
  @Transactional
  Set<UUID> documents(SourceKind kind) {
    return store.createQuery("select d.id from Document d where d.kind = :kind order by d.id", UUID.class)
        .setParameter("kind", kind.id()).setMaxResults(MOST_DOCUMENTS).getResultStream().collect(Collectors.toSet());
  }

  /** The pages of each chunk in order; none of one that is gone. */
  @Transactional
  Map<UUID, List<PageOfChunk>> pages(Collection<UUID> chunkIds) {
    if (chunkIds.isEmpty()) {
      return Map.of();
    }
    return store.createQuery(
        """
            select c.id, p.number, p.label, p.startOffset, p.text, c.startOffset, c.endOffset, e.objectKey, e.filename,
              e.format, d.link
            from Chunk c join DocumentPage p on p.documentId = c.documentId and p.edition = c.edition
              and p.number between c.pageFrom and c.pageTo
              join Edition e on e.documentId = c.documentId and e.number = c.edition
              join Document d on d.id = c.documentId
            where c.id in :ids order by p.number""",
        PageOfChunk.class).setParameter("ids", chunkIds).getResultStream()
        .collect(Collectors.groupingBy(PageOfChunk::chunkId));
  }
}
