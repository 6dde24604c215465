package io.lotse.knowledge.original;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Originals that no row speaks of any more, noted in the transaction that removed the last one. Each is taken out of the
 * object store as soon as it is due; while that does not answer, it stays noted.
 */
@ApplicationScoped
public class RemovedOriginals {
  private static final System.Logger LOG = System.getLogger(RemovedOriginals.class.getName());
  private static final int AT_ONCE = 100;
  private final Originals originals;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  protected RemovedOriginals() {
    this(null);
  }

  @Inject
  RemovedOriginals(Originals originals) {
    this.originals = originals;
  }

  /** Notes an original, for now or for later. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(String objectKey, Duration delay) {
    store.createNativeQuery("insert into original_removal (object_key, due_at) values (:key, :due) on conflict "
        + "(object_key) do nothing").setParameter("key", objectKey).setParameter("due", Instant.now().plus(delay))
        .executeUpdate();
  }

  /** Keys that are due and of which really no row speaks, oldest first; at most so many that one round stays short. */
  @Transactional
  public List<String> due() {
    return store.createNativeQuery("""
        select r.object_key from original_removal r
        where r.due_at <= now() and not exists (select 1 from document d where d.object_key = r.object_key)
          and not exists (select 1 from document_edition e where e.object_key = r.object_key)
        order by r.due_at, r.object_key limit :limit""", String.class).setParameter("limit", AT_ONCE).getResultList();
  }

  /** Whether an original waits for its removal. */
  @Transactional
  public boolean holds(String objectKey) {
    return !store.createNativeQuery("select 1 from original_removal where object_key = :key")
        .setParameter("key", objectKey).getResultList().isEmpty();
  }

  @Transactional
  public void done(String objectKey) {
    store.createNativeQuery("delete from original_removal where object_key = :key").setParameter("key", objectKey)
        .executeUpdate();
  }

  /** Removes an original now; what fails is told in the log and stays noted. */
  public boolean remove(String objectKey) {
    try {
      originals.delete(objectKey);
      return true;
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "the original " + objectKey + " cannot be removed now and stays noted", failed);
      return false;
    }
  }
}
