package io.lotse.knowledge.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentStatus;
import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.document.Labels;
import io.lotse.knowledge.indexing.IndexChanges;
import io.lotse.knowledge.intake.Filed.FiledDocument;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.original.Original;
import io.lotse.knowledge.original.Received;
import io.lotse.knowledge.original.StoredOriginal;
import io.lotse.platform.Problem;

/** Makes rows of files that are stored: the documents, and the job that ingests them, in one transaction. */
@ApplicationScoped
class Filing {
  private final EmbedJobs jobs;
  private final ImportLedger imports;
  private final Editions editions;
  private final IndexChanges changes;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Filing() {
    this(null, null, null, null);
  }

  @Inject
  Filing(EmbedJobs jobs, ImportLedger imports, Editions editions, IndexChanges changes) {
    this.jobs = jobs;
    this.imports = imports;
    this.editions = editions;
    this.changes = changes;
  }

  /** Whether a document has this content and keeps it, or is about to have it. */
  @Transactional
  boolean isKnown(String hash) {
    return !holders(hash).isEmpty();
  }

  /** Under which keys the originals with this content lie that documents show or are about to show. */
  @Transactional
  List<String> keysOf(String hash) {
    return store.createQuery("select d.objectKey from Document d where d.contentHash = :hash union "
        + "select e.objectKey from Edition e where e.contentHash = :hash and e.state = 'staged'", String.class)
        .setParameter("hash", hash).getResultList();
  }

  /** Whether a document or an edition has its original under this key. */
  @Transactional
  boolean speaksOf(String objectKey) {
    return store.createQuery("select count(d) from Document d where d.objectKey = :key or exists "
        + "(select 1 from Edition e where e.documentId = d.id and e.objectKey = :key)", Long.class)
        .setParameter("key", objectKey).getSingleResult() > 0;
  }

  /** 404 {@code document_not_found}; 409 {@code document_exists} when another document has or awaits this content. */
  @Transactional
  void checkReplacement(UUID documentId, String hash) {
    if (store.find(Document.class, documentId) == null) {
      throw Document.unknown();
    }
    holders(hash).stream().filter(other -> !other.equals(documentId)).map(other -> store.find(Document.class, other))
        .filter(Objects::nonNull).findFirst().ifPresent(other -> {
          throw Problem.conflict("document_exists", "The document '" + other.getFilename()
              + "' has this content already.").with("document_id", other.getId());
        });
  }

  /**
   * Stages a stored file as the next version of a document, in place of one that was still awaited; a file that the
   * document shows already only changes its labels. 404 and 409 as {@link #checkReplacement}.
   */
  @Transactional
  Filed replace(UUID documentId, StoredOriginal stored, Labels labels, FiledBy by) {
    lock(List.of(stored.file()));
    Document document = locked(documentId);
    checkReplacement(documentId, stored.file().hash());
    by.file().ifPresent(file -> imports.note(file, Optional.of(documentId)));
    List<FiledDocument> listed = List.of(new FiledDocument(documentId, stored.file().filename()));
    if (document.getStatus() == DocumentStatus.INDEXED && document.original().hash().equals(stored.file().hash())) {
      document.relabel(labels.patch());
      editions.spreadLanguage(document);
      changes.record(documentId);
      return new Filed(jobs.file(by.name(), List.of(), List.of(document)), listed);
    }
    document.acceptable(labels.patch());
    jobs.supersede(document);
    editions.stage(document, Original.of(stored)).labelled(labels.patch());
    return new Filed(jobs.file(by.name(), List.of(document), List.of()), listed);
  }

  /**
   * The documents of these files in order; empty, and nothing done, when one that was known is meanwhile gone and its
   * original is not among those stored.
   *
   * @param stored the originals by hash, of those files that were not known
   */
  @Transactional
  Optional<Filed> file(List<Received> files, Map<String, StoredOriginal> stored, Labels labels, FiledBy by) {
    lock(files);
    Map<String, Document> documents = new LinkedHashMap<>();
    for (Received file : files) {
      String hash = file.hash();
      Optional<Document> known = documents.containsKey(hash) ? Optional.empty() : find(hash);
      known.ifPresent(document -> documents.put(hash, document));
      if (!documents.containsKey(hash) && !stored.containsKey(hash)) {
        return Optional.empty();
      }
    }
    return Optional.of(file(files, stored, documents, labels, by));
  }

  private Filed file(List<Received> files, Map<String, StoredOriginal> stored, Map<String, Document> documents,
      Labels labels, FiledBy by) {
    List<FiledDocument> listed = new ArrayList<>();
    Set<Document> toIngest = new LinkedHashSet<>();
    for (Received file : files) {
      Document document = documents.computeIfAbsent(file.hash(), hash -> {
        Document fresh = new Document(stored.get(hash), labels);
        store.persist(fresh);
        return fresh;
      });
      if (document.getStatus() != DocumentStatus.INDEXED) {
        toIngest.add(document);
      }
      listed.add(new FiledDocument(document.getId(), document.getFilename()));
    }
    store.flush();
    by.file().ifPresent(file -> imports.note(file, Optional.of(listed.getFirst().id())));
    List<Document> unchanged = documents.values().stream().filter(each -> !toIngest.contains(each)).toList();
    return new Filed(jobs.file(by.name(), toIngest, unchanged), listed);
  }

  /** Whoever else files the same content waits; always in the same order, so that nobody waits for ever. */
  private void lock(List<Received> files) {
    files.stream().map(Received::hash).distinct().sorted().forEach(hash -> store
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:hash, 0)) as text)")
        .setParameter("hash", hash).getResultList());
  }

  /** Asked again once it is locked: until then it may have got another content, or be gone. */
  private Optional<Document> find(String hash) {
    return holders(hash).stream().map(id -> store.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(found -> found != null && holders(hash).contains(found.getId())).findFirst();
  }

  /** Read with the lock at once: what was read before it may be an older version, which cannot be written. */
  private Document locked(UUID id) {
    Document document = store.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (document == null) {
      throw Document.unknown();
    }
    return document;
  }

  /**
   * Which documents await a content, or have it and do not await another; only their ids, so that each is read when it is
   * locked.
   */
  private List<UUID> holders(String hash) {
    return store.createQuery(
        """
            select d.id from Document d left join Edition e on e.documentId = d.id and e.state = 'staged'
            where coalesce(e.contentHash, d.contentHash) = :hash order by d.id""", UUID.class)
        .setParameter("hash", hash).getResultList();
  }
}
