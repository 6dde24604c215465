package io.lotse.knowledge;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.DocumentDetail.SectionView;
import io.lotse.platform.Problem;

/** The documents, as they are listed, shown, relabelled and removed. Entries of other rooms are not among them. */
@ApplicationScoped
class Library {
  private final IndexChanges changes;
  private final Originals originals;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Library() {
    this(null, null);
  }

  @Inject
  Library(IndexChanges changes, Originals originals) {
    this.changes = changes;
    this.originals = originals;
  }

  @Transactional
  List<DocumentView> list(int skip, int limit) {
    return store.createQuery("from Document d where d.kind = 'document' order by d.createdAt desc, d.id",
        Document.class).setFirstResult(skip)
        .setMaxResults(limit).getResultStream().map(Document::view).toList();
  }

  @Transactional
  long count() {
    return store.createQuery("select count(d) from Document d where d.kind = 'document'", Long.class)
        .getSingleResult();
  }

  /** The document; 404 {@code document_not_found}. */
  @Transactional
  Document find(UUID id) {
    Document document = store.find(Document.class, id);
    if (document == null || document.getKind() != SourceKind.DOCUMENT) {
      throw unknown();
    }
    return document;
  }

  @Transactional
  DocumentDetail detail(UUID id) {
    Document document = find(id);
    List<SectionView> sections = store.createQuery("select s.id, s.title, s.level, s.path, s.pageFrom, s.pageTo "
        + "from Section s where s.documentId = :id order by s.ordinal", SectionView.class).setParameter("id", id)
        .getResultList();
    Duration lifetime = Originals.linkLifetime();
    URI url = originals.link(document.getObjectKey(), document.getFilename());
    return new DocumentDetail(document.view(), document.getError(), sections, url, Instant.now().plus(lifetime));
  }

  /** Changes the labels, of its chunks too; nothing is embedded anew. */
  @Transactional
  DocumentView relabel(UUID id, DocumentPatch patch) {
    Document document = locked(find(id).getId());
    document.relabel(patch);
    if (patch.language() != null) {
      store.createQuery("update Chunk c set c.language = :language where c.documentId = :id")
          .setParameter("language", document.getLanguage()).setParameter("id", id).executeUpdate();
    }
    changes.record(id);
    return document.view();
  }

  /** Takes a document out of database and index; its original remains to be removed under the key returned. */
  @Transactional
  String removeRows(UUID id) {
    Document document = locked(id);
    store.createNativeQuery("""
        update embed_task set state = 'cancelled', owner = null, lease_until = null, updated_at = now()
        where document_id = :id and state in ('queued', 'running')""").setParameter("id", id).executeUpdate();
    store.remove(document);
    changes.record(id);
    return document.getObjectKey();
  }

  /** Whether a document's original lies under this key. */
  @Transactional
  boolean keeps(String objectKey) {
    return store.createQuery("select count(d) from Document d where d.objectKey = :key", Long.class)
        .setParameter("key", objectKey).getSingleResult() > 0;
  }

  @Transactional
  boolean holds(UUID id) {
    return store.createQuery("select count(d) from Document d where d.id = :id", Long.class).setParameter("id", id)
        .getSingleResult() > 0;
  }

  private Document locked(UUID id) {
    Document document = store.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (document == null) {
      throw unknown();
    }
    return document;
  }

  static Problem unknown() {
    return Problem.notFound("document_not_found", "There is no document with this id.");
  }
}
