package io.lotse.knowledge.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.original.Original;
import io.lotse.knowledge.original.RemovedOriginals;

/** The editions of documents; each method within the transaction of its caller, who has locked the document. */
@ApplicationScoped
public class Editions {
  /** How long chunks and originals that were replaced stay for those who found them just before. */
  static final Duration GRACE = Duration.ofMinutes(15);
  private final RemovedOriginals removed;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Editions() {
    this(null);
  }

  @Inject
  Editions(RemovedOriginals removed) {
    this.removed = removed;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Edition> live(UUID documentId) {
    return find(documentId, "live");
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Edition> staged(UUID documentId) {
    return find(documentId, "staged");
  }

  /** A new edition from a file; one that was staged before is given up. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Edition stage(Document document, Original original) {
    discard(document);
    int last = store.createQuery(
        "select coalesce(max(e.number), 0) from Edition e where e.documentId = :document", Integer.class)
        .setParameter("document", document.getId()).getSingleResult();
    Edition edition = Edition.staged(document.getId(), last + 1, original);
    store.persist(edition);
    return edition;
  }

  /** Gives up what is staged; its file goes too, unless the document has no other. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void discard(Document document) {
    List<?> keys = store.createNativeQuery("""
        delete from document_edition where document_id = :document and state = 'staged' returning object_key""")
        .setParameter("document", document.getId()).getResultList();
    keys.stream().map(String.class::cast).filter(key -> !key.equals(document.getObjectKey()))
        .forEach(key -> removed.add(key, Duration.ZERO));
  }

  /**
   * Shows an edition in place of the one before.
   *
   * @param next the staged one
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void show(Document document, Edition next) {
    Edition before = live(document.getId()).orElse(null);
    String oldKey = document.getObjectKey();
    if (before != null) {
      before.retire();
      store.flush();
    }
    next.show();
    document.show(next, before);
    store.flush();
    spreadLanguage(document);
    if (!oldKey.equals(document.getObjectKey())) {
      removed.add(oldKey, GRACE);
    }
  }

  /** Gives all chunks of a document its language. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void spreadLanguage(Document document) {
    store.flush();
    store.createNativeQuery("update chunk set language = :language where document_id = :document "
        + "and language <> :language").setParameter("language", document.getLanguage())
        .setParameter("document", document.getId()).executeUpdate();
  }

  /** Removes editions whose time is over. */
  @Transactional
  public int removeRetired() {
    return store.createNativeQuery("delete from document_edition where state = 'retired' and retired_at < :before")
        .setParameter("before", Instant.now().minus(GRACE)).executeUpdate();
  }

  private Optional<Edition> find(UUID documentId, String state) {
    return store.createQuery("from Edition e where e.documentId = :document and e.state = :state", Edition.class)
        .setParameter("document", documentId).setParameter("state", state).getResultStream().findFirst();
  }
}
