package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** What happened to each document, step by step; the oldest entries of a document go when there are many. */
@ApplicationScoped
public class IngestLog {
  private static final int KEPT = 500;
  private static final int LONGEST_MESSAGE = 2000;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** One line of a document's log; the duration is that of the step, null where nothing was measured. */
  private record Row(Instant at, UUID jobId, Integer attempt, String step, String event, String message,
      Long durationMs) {
    LogEntry entry() {
      return new LogEntry(at, jobId, attempt, EmbedStep.of(step), event, message, durationMs);
    }
  }

  /** Notes something about a task's document; {@code step} null = the step in which the task is. */
  @Transactional
  public void note(Lease lease, EmbedStep step, String event, String message, Long durationMs) {
    store.createNativeQuery("""
        insert into ingest_log (document_id, job_id, attempt, step, event, message, duration_ms)
        select t.document_id, t.job_id, :attempt, coalesce(nullif(:step, ''), t.step), :event,
          nullif(:message, ''), nullif(:ms, -1)
        from embed_task t where t.id = :task and t.document_id is not null""").setParameter("event", event)
        .setParameter("message", shortened(message)).setParameter("ms", durationMs == null ? -1 : durationMs)
        .setParameter("step", step == null ? "" : step.id()).setParameter("attempt", lease.attempt())
        .setParameter("task", lease.taskId()).executeUpdate();
  }

  /** Notes that a task was cancelled. */
  @Transactional(Transactional.TxType.MANDATORY)
  void cancelled(UUID taskId, String message) {
    store.createNativeQuery("""
        insert into ingest_log (document_id, job_id, attempt, step, event, message)
        select t.document_id, t.job_id, t.attempts, t.step, 'cancelled', :message
        from embed_task t where t.id = :task and t.document_id is not null""").setParameter("message", message)
        .setParameter("task", taskId).executeUpdate();
  }

  /** Makes room before a task begins. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tidy(UUID documentId) {
    store.createNativeQuery("""
        delete from ingest_log where document_id = :document and id <=
          (select id from ingest_log where document_id = :document order by id desc offset :kept limit 1)""")
        .setParameter("document", documentId).setParameter("kept", KEPT).executeUpdate();
  }

  /** The newest first. */
  @Transactional
  public List<LogEntry> of(UUID documentId, int skip, int limit) {
    return store.createQuery("select l.at, l.jobId, l.attempt, l.step, l.event, l.message, l.durationMs from LogLine l "
        + "where l.documentId = :document order by l.id desc", Row.class).setParameter("document", documentId)
        .setFirstResult(skip).setMaxResults(limit).getResultStream().map(Row::entry).toList();
  }

  @Transactional
  public long count(UUID documentId) {
    return store.createQuery("select count(l) from LogLine l where l.documentId = :document", Long.class)
        .setParameter("document", documentId).getSingleResult();
  }

  private static String shortened(String message) {
    if (message == null) {
      return "";
    }
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
