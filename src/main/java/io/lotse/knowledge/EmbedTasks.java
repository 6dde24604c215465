package io.lotse.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.NodeIdentity;

/** The tasks of ingestion as workers see them: claimed, renewed, advanced and ended, each in a transaction of its own. */
@ApplicationScoped
class EmbedTasks {
  /** How long a task stays this node's without a sign of life. */
  static final Duration LEASE = Duration.ofSeconds(60);
  private final NodeIdentity node;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  EmbedTasks() {
    this(null);
  }

  @Inject
  EmbedTasks(NodeIdentity node) {
    this.node = node;
  }

  /** Takes back what this node was doing when it died: nobody else has its name. */
  @Transactional
  int resume() {
    return store.createNativeQuery("""
        update embed_task set state = 'queued', step = 'wait', owner = null, lease_until = null, not_before = now(),
          updated_at = now()
        where state = 'running' and owner = :node""").setParameter("node", node.name()).executeUpdate();
  }

  /** The next task that is due, or whose owner has given no sign of life; a document is worked on by one at a time. */
  @Transactional
  Optional<Lease> claim() {
    List<?> rows = store.createNativeQuery("""
        update embed_task set state = 'running', step = 'parse', owner = :node, attempts = attempts + 1,
          lease_until = now() + make_interval(secs => :lease), chunks_done = 0, updated_at = now()
        where id = (
          select t.id from embed_task t
          where t.document_id is not null
            and (t.state = 'queued' and t.not_before <= now() or t.state = 'running' and t.lease_until < now())
            and not exists (select 1 from embed_task other where other.document_id = t.document_id
              and other.id <> t.id and other.state = 'running' and other.lease_until >= now())
          order by t.not_before, t.id limit 1 for update skip locked)
        returning id, document_id, attempts""").setParameter("node", node.name())
        .setParameter("lease", (double) LEASE.toSeconds()).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new Lease((UUID) row[0], (UUID) row[1],
        ((Number) row[2]).intValue())).findFirst();
  }

  /** Keeps a task for another {@link #LEASE}; false when it is lost. */
  @Transactional
  boolean renew(Lease lease) {
    return update(lease, "lease_until = now() + interval '" + LEASE.toSeconds() + " seconds'") == 1;
  }

  /** What is to be read, marked as being worked on. Throws {@link Lease.Lost}. */
  @Transactional
  Document begin(Lease lease) {
    Document document = locked(lease);
    held(update(lease, "error = null"));
    document.become(DocumentStatus.PROCESSING, null);
    return document;
  }

  /** Stores how far a document has come. Throws {@link Lease.Lost}. */
  @Transactional
  void advance(Lease lease, EmbedStep step, int pages, int chunks, int chunksDone) {
    held(update(lease, "step = '" + step.id() + "', pages = " + pages + ", chunks = " + chunks + ", chunks_done = "
        + chunksDone));
  }

  /** Ends a task well, within the transaction that stores its document. Throws {@link Lease.Lost}. */
  @Transactional(Transactional.TxType.MANDATORY)
  Document succeed(Lease lease, int pages, int chunks) {
    Document document = locked(lease);
    held(update(lease, "state = 'succeeded', step = 'done', error = null, owner = null, lease_until = null, pages = "
        + pages + ", chunks = " + chunks + ", chunks_done = " + chunks));
    return document;
  }

  /** Ends a task for good: the document cannot be ingested. Throws {@link Lease.Lost}. */
  @Transactional
  void fail(Lease lease, String reason) {
    Document document = locked(lease);
    held(update(lease, "state = 'failed', owner = null, lease_until = null, error = :reason", reason));
    document.become(DocumentStatus.FAILED, reason);
  }

  /** Puts a task back for a later attempt. Throws {@link Lease.Lost}. */
  @Transactional
  void postpone(Lease lease, Duration pause, String reason) {
    Document document = locked(lease);
    held(update(lease, "state = 'queued', step = 'wait', owner = null, lease_until = null, error = :reason, "
        + "not_before = now() + interval '" + pause.toMillis() + " milliseconds'", reason));
    document.become(DocumentStatus.PENDING, reason);
  }

  /** The document is locked before the task, here and wherever both are, so that nobody waits for ever. */
  private Document locked(Lease lease) {
    Document document = store.find(Document.class, lease.documentId(), LockModeType.PESSIMISTIC_WRITE);
    held(document == null ? 0 : 1);
    return document;
  }

  private static void held(int rows) {
    if (rows != 1) {
      throw new Lease.Lost();
    }
  }

  private int update(Lease lease, String change) {
    return update(lease, change, null);
  }

  private int update(Lease lease, String change, String reason) {
    var query = store.createNativeQuery("update embed_task set " + change + ", updated_at = now() where id = :id "
        + "and state = 'running' and owner = :node and attempts = :attempt").setParameter("id", lease.taskId())
        .setParameter("node", node.name()).setParameter("attempt", lease.attempt());
    if (reason != null) {
      query.setParameter("reason", reason);
    }
    return query.executeUpdate();
  }
}
