package io.lotse.knowledge.ingestion;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentStatus;
import io.lotse.knowledge.document.Edition;
import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.job.EmbedStep;
import io.lotse.knowledge.job.IngestLog;
import io.lotse.knowledge.job.Lease;
import io.lotse.knowledge.job.TaskKind;
import io.lotse.platform.NodeIdentity;

/** The tasks of ingestion as workers see them: claimed, renewed, advanced and ended, each in a transaction of its own. */
@ApplicationScoped
public class EmbedTasks {
  /** How long a task stays this node's without a sign of life. */
  static final Duration LEASE = Duration.ofSeconds(60);
  private final NodeIdentity node;
  private final Editions editions;
  private final IngestLog log;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  EmbedTasks() {
    this(null, null, null);
  }

  @Inject
  EmbedTasks(NodeIdentity node, Editions editions, IngestLog log) {
    this.node = node;
    this.editions = editions;
    this.log = log;
  }

  /** Takes back what this node was doing when it died: nobody else has its name. */
  @Transactional
  int resume() {
    return store.createNativeQuery("""
        update embed_task set state = 'queued', step = 'wait', owner = null, lease_until = null, not_before = now(),
          crashes = crashes + 1, updated_at = now()
        where state = 'running' and owner = :node""").setParameter("node", node.name()).executeUpdate();
  }

  /**
   * The next task that is due, or whose owner has given no sign of life; a document is worked on by one at a time. So one
   * node claims at a time: the lock is a statement of its own, because a statement sees only what was committed before it
   * began.
   *
   * @param model identity of this node's embedding model: tasks for another one are left to nodes that have it
   */
  @Transactional
  Optional<Lease> claim(String model) {
    store.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('lotse.claiming')) as text)").getResultList();
    List<?> rows = store.createNativeQuery("""
        update embed_task set owner = :node, attempts = attempts + 1,
          crashes = crashes + case when state = 'running' then 1 else 0 end, state = 'running', step = 'store',
          lease_until = now() + make_interval(secs => :lease), updated_at = now()
        where id = (
          select t.id from embed_task t
          where t.document_id is not null and (t.model is null or t.model = :model)
            and (t.state = 'queued' and t.not_before <= now() or t.state = 'running' and t.lease_until < now())
            and not exists (select 1 from embed_task other where other.document_id = t.document_id
              and other.id <> t.id and other.state = 'running' and other.lease_until >= now())
          order by t.not_before, t.id limit 1 for update skip locked)
        returning id, job_id, document_id, kind, attempts, failures, crashes""").setParameter("node", node.name())
        .setParameter("lease", (double) LEASE.toSeconds()).setParameter("model", model).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new Lease((UUID) row[0], (UUID) row[1], (UUID) row[2],
        TaskKind.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)), number(row[4]), number(row[5]), number(row[6])))
        .findFirst();
  }

  /**
   * How much is to be done by all nodes.
   *
   * @param oldestSeconds since the task that has been due for longest was due; 0 where none is
   */
  record Depth(long queued, long running, long oldestSeconds) {}

  @Transactional
  Depth depth() {
    Object[] row = (Object[]) store.createNativeQuery("""
        select count(*) filter (where state = 'queued'), count(*) filter (where state = 'running'),
          cast(greatest(0, coalesce(extract(epoch from now() - min(not_before) filter (where state = 'queued')), 0))
            as bigint)
        from embed_task where state in ('queued', 'running')""").getSingleResult();
    return new Depth(number(row[0]), number(row[1]), number(row[2]));
  }

  /** Keeps a task for another {@link #LEASE}; false when it is lost. */
  @Transactional
  boolean renew(Lease lease) {
    return update(lease, "lease_until = now() + interval '" + LEASE.toSeconds() + " seconds'") == 1;
  }

  /** Whether a task is still this node's. */
  @Transactional
  boolean holds(Lease lease) {
    return !store.createNativeQuery("select 1 from embed_task where id = :id and state = 'running' and owner = :node "
        + "and attempts = :attempt").setParameter("id", lease.taskId()).setParameter("node", node.name())
        .setParameter("attempt", lease.attempt()).getResultList().isEmpty();
  }

  /** Locks a task that is this node's to the end of the caller's transaction. Throws {@link Lease.Lost}. */
  @Transactional(Transactional.TxType.MANDATORY)
  void hold(Lease lease) {
    held(update(lease, "error = null"));
  }

  /** What is to be worked on: what an earlier attempt has staged, or else a new edition. Throws {@link Lease.Lost}. */
  @Transactional
  Draft begin(Lease lease) {
    Document document = locked(lease);
    held(update(lease, "error = null"));
    log.tidy(lease.documentId());
    log.note(lease, EmbedStep.STORE, "started", null, null);
    if (lease.kind() == TaskKind.EMBED) {
      return editions.live(document.getId()).map(live -> Draft.of(document.getId(), live))
          .orElse(Draft.none(document.getId()));
    }
    document.become(DocumentStatus.PROCESSING, null);
    Edition edition = editions.staged(document.getId()).orElseGet(() -> editions.stage(document, document.original()));
    held(update(lease, "edition = " + edition.getNumber()));
    return Draft.of(document.getId(), edition);
  }

  /** Tells that a step begins. Throws {@link Lease.Lost}. */
  @Transactional
  void enter(Lease lease, EmbedStep step) {
    held(update(lease, "step = '" + step.id() + "'"));
  }

  /** Tells what a step has brought. */
  @Transactional
  void done(Lease lease, EmbedStep step, String message, long millis) {
    log.note(lease, step, "done", message, millis);
  }

  /** Notes something of a step that went on all the same. */
  @Transactional
  void note(Lease lease, EmbedStep step, String message) {
    log.note(lease, step, "noted", message, null);
  }

  /**
   * Stores how far a document has come, together with what the caller's transaction keeps of it: failures count anew.
   * Throws {@link Lease.Lost}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void advance(Lease lease, int pages, int chunks, int chunksDone) {
    held(update(lease, "failures = 0, crashes = 0, pages = " + pages + ", chunks = " + chunks + ", chunks_done = "
        + chunksDone));
  }

  /** Ends a task well, within the transaction that shows its document. Throws {@link Lease.Lost}. */
  @Transactional(Transactional.TxType.MANDATORY)
  Document succeed(Lease lease, int pages, int chunks) {
    Document document = locked(lease);
    held(update(lease, "state = 'succeeded', step = 'done', error = null, owner = null, lease_until = null, pages = "
        + pages + ", chunks = " + chunks + ", chunks_done = " + chunks));
    return document;
  }

  /** Ends a task for good: the document cannot be ingested, what was found of it before stays. Throws {@link Lease.Lost}. */
  @Transactional
  void fail(Lease lease, String reason) {
    Document document = locked(lease);
    log.note(lease, null, "failed", reason, null);
    held(update(lease, "state = 'failed', owner = null, lease_until = null, error = :reason", reason));
    if (lease.kind() == TaskKind.INGEST) {
      editions.discard(document);
      document.leftAlone(reason);
    }
  }

  /** Puts a task back for a later attempt. Throws {@link Lease.Lost}. */
  @Transactional
  void postpone(Lease lease, Duration pause, String reason) {
    Document document = locked(lease);
    log.note(lease, null, "postponed", reason + " Tried again in " + pause.toSeconds() + " s.", null);
    held(update(lease, "state = 'queued', step = 'wait', owner = null, lease_until = null, error = :reason, "
        + "failures = failures + 1, not_before = now() + interval '" + pause.toMillis() + " milliseconds'", reason));
    if (lease.kind() == TaskKind.INGEST) {
      document.become(DocumentStatus.PENDING, reason);
    }
  }

  /** Puts a task back because this node stops; nothing is counted against it. */
  @Transactional
  void release(Lease lease) {
    update(lease, "state = 'queued', step = 'wait', owner = null, lease_until = null, not_before = now()");
  }

  /** Makes tasks that wait for a later attempt due now, as when what they waited for is back. */
  @Transactional
  public int hurry() {
    return store.createNativeQuery("update embed_task set not_before = now(), updated_at = now() "
        + "where state = 'queued' and not_before > now()").executeUpdate();
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

  private static int number(Object column) {
    return ((Number) column).intValue();
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
