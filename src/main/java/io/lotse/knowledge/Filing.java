package io.lotse.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.Filed.FiledDocument;
import io.lotse.platform.Problem;

/** Makes rows of files that are stored: the documents, and the job that ingests them, in one transaction. */
@ApplicationScoped
class Filing {
  private final EmbedJobs jobs;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Filing() {
    this(null);
  }

  @Inject
  Filing(EmbedJobs jobs) {
    this.jobs = jobs;
  }

  /** Whether a document with this content is in the library. */
  @Transactional
  boolean isKnown(String hash) {
    return store.createQuery("select count(d) from Document d where d.contentHash = :hash", Long.class)
        .setParameter("hash", hash).getSingleResult() > 0;
  }

  /**
   * The documents of these files in order; empty, and nothing done, when one that was known is meanwhile gone and its
   * original is not among those stored.
   *
   * @param stored the originals by hash, of those files that were not known
   */
  @Transactional
  Optional<Filed> file(List<Received> files, Map<String, StoredOriginal> stored, Labels labels, String by) {
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

  /**
   * Gives a document another file and files a job that ingests it. 404 {@code document_not_found}; 409
   * {@code document_exists} when another document has this content.
   *
   * @return what was filed, and the key of the file before
   */
  @Transactional
  Replaced replace(UUID documentId, StoredOriginal stored, String by) {
    lock(List.of(stored.file()));
    Document document = store.find(Document.class, documentId, LockModeType.PESSIMISTIC_WRITE);
    if (document == null) {
      throw Library.unknown();
    }
    find(stored.file().hash()).ifPresent(other -> {
      throw Problem.conflict("document_exists", "The document '" + other.getFilename() + "' has this content already.");
    });
    String before = document.getObjectKey();
    document.show(stored);
    Filed filed = new Filed(jobs.file(by, List.of(document), List.of()), List.of(new FiledDocument(documentId, stored
        .file().filename())));
    return new Replaced(filed, before);
  }

  /** A file that took the place of another. */
  record Replaced(Filed filed, String keyBefore) {}

  private Filed file(List<Received> files, Map<String, StoredOriginal> stored, Map<String, Document> documents,
      Labels labels, String by) {
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
    List<Document> unchanged = documents.values().stream().filter(each -> !toIngest.contains(each)).toList();
    return new Filed(jobs.file(by, toIngest, unchanged), listed);
  }

  /** Whoever else files the same content waits; always in the same order, so that nobody waits for ever. */
  private void lock(List<Received> files) {
    files.stream().map(Received::hash).distinct().sorted().forEach(hash -> store
        .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:hash, 0)) as text)")
        .setParameter("hash", hash).getResultList());
  }

  private Optional<Document> find(String hash) {
    return store.createQuery("from Document d where d.contentHash = :hash", Document.class).setParameter("hash", hash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
  }
}
