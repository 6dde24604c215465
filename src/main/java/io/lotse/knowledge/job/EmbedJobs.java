package io.lotse.knowledge.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.knowledge.document.DocumentStatus;
import io.lotse.knowledge.document.DocumentWarning;
import io.lotse.knowledge.document.Editions;
import io.lotse.knowledge.embedding.ChunkVectors;
import io.lotse.knowledge.job.EmbedStatus.Counts;
import io.lotse.knowledge.job.EmbedStatus.Index;
import io.lotse.knowledge.job.EmbedStatus.LastError;
import io.lotse.platform.Problem;

/** The jobs of ingestion as administrators see them: filed, watched and cancelled. */
@ApplicationScoped
public class EmbedJobs {
  private static final int SHOWN = 10;
  private final Event<TasksFiled> filed;
  private final Event<TasksEnded> ended;
  private final Editions editions;
  private final IngestLog log;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  EmbedJobs() {
    this(null, null, null, null);
  }

  @Inject
  EmbedJobs(Event<TasksFiled> filed, Event<TasksEnded> ended, Editions editions, IngestLog log) {
    this.filed = filed;
    this.ended = ended;
    this.editions = editions;
    this.log = log;
  }

  /** Files a job for documents of which {@code unchanged} are listed only; within the caller's transaction. */
  @Transactional
  public UUID file(String by, Collection<Document> toIngest, Collection<Document> unchanged) {
    EmbedJob job = new EmbedJob(by);
    store.persist(job);
    store.flush();
    for (Document document : toIngest) {
      store.persist(EmbedTask.queued(job.getId(), document));
      document.become(DocumentStatus.PENDING, null);
    }
    unchanged.forEach(document -> store.persist(EmbedTask.unchanged(job.getId(), document)));
    filed.fire(new TasksFiled());
    return job.getId();
  }

  /** A job that failed at once, because the file is no document that could be read. */
  @Transactional
  public UUID fileRefused(String by, String filename, String reason) {
    UUID job = file(by, List.of(), List.of());
    store.persist(EmbedTask.refused(job, filename, reason));
    return job;
  }

  /** A job that ingests every document anew. */
  @Transactional
  public UUID fileAll(String by) {
    return file(by, store.createQuery("from Document d order by d.id", Document.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList(), List.of());
  }

  /** A job that ingests one document anew. */
  @Transactional
  public UUID fileOne(String by, UUID documentId) {
    Document document = store.find(Document.class, documentId, LockModeType.PESSIMISTIC_WRITE);
    if (document == null) {
      throw Document.unknown();
    }
    return file(by, List.of(document), List.of());
  }

  /**
   * A job that gives the chunks that are searched vectors of a model, for all documents that lack some, are not being
   * worked on and have not been given up; it may be done by nodes with that model only.
   *
   * @return how many documents there are in it
   */
  @Transactional
  public int fileMissingVectors(String model) {
    store.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('lotse.missing-vectors')) as text)")
        .getResultList();
    List<UUID> ids = store.createNativeQuery("""
        select d.id from document d
        where not exists (select 1 from embed_task t where t.document_id = d.id and t.state in ('queued', 'running'))
          and (""" + ChunkVectors.AWAITED + ") order by d.id", UUID.class).setParameter("model", model).getResultList();
    if (!ids.isEmpty()) {
      EmbedJob job = new EmbedJob(null);
      store.persist(job);
      store.flush();
      locked(ids).forEach(document -> store.persist(EmbedTask.embed(job.getId(), document, model)));
      filed.fire(new TasksFiled());
    }
    return ids.size();
  }

  /** A job for documents that wait for being ingested, but of which no task speaks; none when there are none. */
  @Transactional
  public int fileForgotten() {
    store.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('lotse.forgotten')) as text)").getResultList();
    List<UUID> ids = store.createNativeQuery("""
        select d.id from document d
        where (d.status in ('pending', 'processing') or d.edition > 0 and d.chunks <> (select count(*) from chunk c
            where c.document_id = d.id and c.edition = d.edition))
          and not exists (select 1 from embed_task t where t.document_id = d.id and t.state in ('queued', 'running'))
        order by d.id""", UUID.class).getResultList();
    if (!ids.isEmpty()) {
      file(null, locked(ids), List.of());
    }
    return ids.size();
  }

  /** Ends all work on a document, because it goes or gets another file; within the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void supersede(Document document) {
    List<UUID> tasks = store.createNativeQuery("""
        update embed_task set state = 'cancelled', owner = null, lease_until = null, updated_at = now()
        where document_id = :document and state in ('queued', 'running') returning id""", UUID.class)
        .setParameter("document", document.getId()).getResultList();
    tasks.forEach(task -> log.cancelled(task, "The document was removed, or handed in anew."));
    ended.fire(new TasksEnded(Set.of(document.getId())));
  }

  @Transactional
  public JobView view(UUID jobId) {
    return views(List.of(job(jobId))).getFirst();
  }

  /** Cancels what of a job has not ended; a document that was indexed before stays as it was. */
  @Transactional
  public void cancel(UUID jobId) {
    EmbedJob job = job(jobId);
    job.cancel();
    List<Document> documents = locked(store.createQuery("select t.documentId from EmbedTask t where t.jobId = :job "
        + "and t.documentId is not null and t.state in ('queued', 'running')", UUID.class).setParameter("job", jobId)
        .getResultList());
    List<UUID> tasks = store.createNativeQuery("""
        update embed_task set state = 'cancelled', owner = null, lease_until = null, updated_at = now()
        where job_id = :job and state in ('queued', 'running') returning id""", UUID.class).setParameter("job", jobId)
        .getResultList();
    tasks.forEach(task -> log.cancelled(task, "The job was cancelled."));
    documents.stream().filter(document -> !isWaitedFor(document.getId())).forEach(this::giveUp);
    ended.fire(new TasksEnded(documents.stream().map(Document::getId).collect(Collectors.toSet())));
  }

  private void giveUp(Document document) {
    editions.discard(document);
    if (document.getStatus() != DocumentStatus.INDEXED) {
      document.cancelled();
    }
  }

  private List<Document> locked(Collection<?> ids) {
    return ids.isEmpty() ? List.of()
        : store.createQuery("from Document d where d.id in :ids order by d.id", Document.class).setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
  }

  /** Whether a task is to be done, or is being done, on a document; within the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isWaitedFor(UUID documentId) {
    return store.createQuery("select count(t) from EmbedTask t where t.documentId = :id and t.state in "
        + "('queued', 'running')", Long.class).setParameter("id", documentId).getSingleResult() > 0;
  }

  @Transactional
  public EmbedStatus status() {
    Map<DocumentStatus, Long> counts = new LinkedHashMap<>();
    store.createQuery("select d.status, count(d) from Document d where d.kind = 'document' group by d.status",
        Object[].class).getResultList()
        .forEach(row -> counts.put(DocumentStatus.of((String) row[0]), (Long) row[1]));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    long indexed = counts.getOrDefault(DocumentStatus.INDEXED, 0L);
    long failed = counts.getOrDefault(DocumentStatus.FAILED, 0L);
    long chunks = store.createQuery("select coalesce(sum(d.chunks), 0) from Document d where d.kind = 'document'"
        + " and d.edition > 0", Long.class).getSingleResult();
    return new EmbedStatus(new Counts(total, indexed, total - indexed - failed, failed), chunks, indexes(), newest(),
        lastErrors());
  }

  /** The documents that are being worked on, then those that were handed in last, by their jobs. */
  @Transactional
  public List<Working> working(int limit) {
    List<EmbedTask> tasks = new ArrayList<>(store.createQuery(
        "from EmbedTask t where t.state = 'running' order by t.id",
        EmbedTask.class).setMaxResults(limit).getResultList());
    if (tasks.size() < limit) {
      tasks.addAll(store.createQuery("from EmbedTask t where t.state <> 'running' order by t.id desc", EmbedTask.class)
          .setMaxResults(limit - tasks.size()).getResultList());
    }
    return tasks.stream().map(task -> new Working(task.getJobId(), task.view(List.of()))).toList();
  }

  /** Something that is another when anything has come further, was handed in or has ended. */
  @Transactional
  public Object pulse() {
    Object[] row = (Object[]) store.createNativeQuery("""
        select (select string_agg(alike.said, ',' order by alike.said) from (
            select step || ' ' || count(*) || ' ' || sum(chunks_done) as said from embed_task
            where state in ('queued', 'running') group by step) alike),
          (select cast(id as text) from embed_job order by created_at desc, id limit 1)""", Object[].class)
        .getSingleResult();
    return Arrays.asList(row);
  }

  private List<Index> indexes() {
    List<?> rows = store.createNativeQuery("""
        select g.number, g.identity, g.state = 'live', (select count(*) from chunk_vector v
          join chunk c on c.id = v.chunk_id join document d on d.id = c.document_id and d.edition = c.edition
          where v.model = g.identity)
        from index_generation g where g.state <> 'retired' order by g.number""").getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new Index((Integer) row[0], (String) row[1],
        (Boolean) row[2], (Long) row[3])).toList();
  }

  private List<JobView> newest() {
    List<EmbedJob> jobs = store.createQuery("from EmbedJob j order by j.createdAt desc, j.id", EmbedJob.class)
        .setMaxResults(SHOWN).getResultList();
    return views(jobs);
  }

  private List<JobView> views(List<EmbedJob> jobs) {
    Map<UUID, List<EmbedTask>> tasks = tasks(jobs.stream().map(EmbedJob::getId).toList());
    Map<UUID, List<WarningView>> warnings = warnings(jobs.stream().map(EmbedJob::getId).toList());
    return jobs.stream().map(job -> JobView.of(job, tasks.getOrDefault(job.getId(), List.of()), warnings)).toList();
  }

  /** By task: what is peculiar about the edition that it has read. */
  private Map<UUID, List<WarningView>> warnings(List<UUID> jobs) {
    Map<UUID, List<WarningView>> byTask = new LinkedHashMap<>();
    if (!jobs.isEmpty()) {
      store.createQuery("select t.id, w from EmbedTask t join DocumentWarning w on w.documentId = t.documentId "
          + "and w.edition = t.edition where t.jobId in :jobs order by t.id, w.ordinal", Object[].class)
          .setParameter("jobs", jobs).getResultStream()
          .forEach(row -> byTask.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()).add(((DocumentWarning) row[1])
              .view()));
    }
    return byTask;
  }

  private List<LastError> lastErrors() {
    return store.createQuery("select d.id, d.filename, d.error, d.updatedAt from Document d where d.error is not null "
        + "order by d.updatedAt desc, d.id", LastError.class).setMaxResults(SHOWN).getResultList();
  }

  private EmbedJob job(UUID id) {
    EmbedJob job = store.find(EmbedJob.class, id);
    if (job == null) {
      throw unknown();
    }
    return job;
  }

  private Map<UUID, List<EmbedTask>> tasks(List<UUID> jobs) {
    Map<UUID, List<EmbedTask>> byJob = new LinkedHashMap<>();
    if (!jobs.isEmpty()) {
      store.createQuery("from EmbedTask t where t.jobId in :jobs order by t.id", EmbedTask.class)
          .setParameter("jobs", jobs).getResultStream()
          .forEach(task -> byJob.computeIfAbsent(task.getJobId(), id -> new ArrayList<>()).add(task));
    }
    return byJob;
  }

  static Problem unknown() {
    return Problem.notFound("job_not_found", "There is no job with this id.");
  }
}
