package io.lotse.knowledge.library;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentDetail;
import io.lotse.knowledge.document.DocumentDetail.SectionView;
import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.knowledge.document.DocumentPatch;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.knowledge.document.DocumentWarning;
import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.indexing.IndexChanges;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.original.RemovedOriginals;

/** The documents, as they are listed, shown, relabelled and removed. Entries of other rooms are not among them. */
@ApplicationScoped
public class Library {
  private final IndexChanges changes;
  private final Originals originals;
  private final RemovedOriginals removed;
  private final EmbedJobs jobs;
  private final Editions editions;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Library() {
    this(null, null, null, null, null);
  }

  @Inject
  Library(IndexChanges changes, Originals originals, RemovedOriginals removed, EmbedJobs jobs, Editions editions) {
    this.changes = changes;
    this.originals = originals;
    this.removed = removed;
    this.jobs = jobs;
    this.editions = editions;
  }

  /** The newest first. */
  @Transactional
  List<DocumentView> list(DocumentSelection selection, int skip, int limit) {
    return list(selection, DocumentOrder.NEWEST, skip, limit);
  }

  @Transactional
  List<DocumentView> list(DocumentSelection selection, DocumentOrder order, int skip, int limit) {
    TypedQuery<Document> query = store.createQuery("from Document d where d.kind = 'document' and "
        + selection.condition() + " order by " + order.sql(), Document.class);
    selection.bind(query);
    return query.setFirstResult(skip).setMaxResults(limit).getResultStream().map(Document::view).toList();
  }

  @Transactional
  long count(DocumentSelection selection) {
    TypedQuery<Long> query = store.createQuery("select count(d) from Document d where d.kind = 'document' and "
        + selection.condition(), Long.class);
    selection.bind(query);
    return query.getSingleResult();
  }

  /** The document; 404 {@code document_not_found}. */
  @Transactional
  Document find(UUID id) {
    Document document = store.find(Document.class, id);
    if (document == null || document.getKind() != SourceKind.DOCUMENT) {
      throw Document.unknown();
    }
    return document;
  }

  @Transactional
  DocumentDetail detail(UUID id) {
    Document document = find(id);
    List<SectionView> sections = store.createQuery("select s.id, s.title, s.level, s.path, s.pageFrom, s.pageTo "
        + "from Section s where s.documentId = :id and s.edition = :edition order by s.ordinal", SectionView.class)
        .setParameter("id", id).setParameter("edition", document.getEdition()).getResultList();
    List<WarningView> warnings = store.createQuery("from DocumentWarning w where w.documentId = :id"
        + " and w.edition = :edition order by w.ordinal", DocumentWarning.class).setParameter("id", id)
        .setParameter("edition", document.getEdition()).getResultStream().map(DocumentWarning::view).toList();
    Duration lifetime = Originals.linkLifetime();
    URI url = originals.link(document.getObjectKey(), document.getFilename());
    return new DocumentDetail(document.view(), document.getError(), warnings, sections, url, Instant.now().plus(
        lifetime));
  }

  /** Changes the labels, of its chunks too; nothing is embedded anew. */
  @Transactional
  DocumentView relabel(UUID id, DocumentPatch patch) {
    Document document = locked(id);
    if (document.getKind() != SourceKind.DOCUMENT) {
      throw Document.unknown();
    }
    document.relabel(patch);
    editions.spreadLanguage(document);
    changes.record(id);
    return document.view();
  }

  /** Takes a document out of database and index; its originals are noted and remain to be removed. */
  @Transactional
  List<String> removeRows(UUID id) {
    Document document = locked(id);
    jobs.supersede(document);
    Set<String> keys = new TreeSet<>(store.createQuery("select e.objectKey from Edition e where e.documentId = :id",
        String.class).setParameter("id", id).getResultList());
    keys.add(document.getObjectKey());
    keys.forEach(key -> removed.add(key, Duration.ZERO));
    store.remove(document);
    changes.record(id);
    return List.copyOf(keys);
  }

  /** Lets documents be found, or no more, whose days of validity have begun or ended. */
  @Transactional
  public void turnValidity() {
    List<UUID> turned = store.createNativeQuery("""
        with today as (select cast(now() at time zone 'UTC' as date) as day)
        update document d set searchable = not d.searchable from today
        where d.searchable <> (coalesce(d.valid_from <= today.day, true) and coalesce(d.valid_until >= today.day, true))
        returning d.id""", UUID.class).getResultList();
    turned.forEach(changes::record);
  }

  @Transactional
  boolean holds(UUID id) {
    return store.createQuery("select count(d) from Document d where d.id = :id", Long.class).setParameter("id", id)
        .getSingleResult() > 0;
  }

  /** Read with the lock at once: what was read before it may be an older version, which cannot be written. */
  private Document locked(UUID id) {
    Document document = store.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (document == null) {
      throw Document.unknown();
    }
    return document;
  }
}
