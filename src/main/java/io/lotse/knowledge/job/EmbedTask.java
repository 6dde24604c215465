package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.knowledge.document.DocumentView;
import io.lotse.platform.Ids;

/** The ingestion of one document within a job, owned by one node at a time. */
@Entity
@Table(name = "embed_task")
class EmbedTask {
  @Id
  private UUID id;
  @Column(name = "job_id")
  private UUID jobId;
  @Column(name = "document_id")
  private UUID documentId;
  private String filename;
  private String state;
  private String step;
  private String kind;
  private String model;
  private int pages;
  private int chunks;
  @Column(name = "chunks_done")
  private int chunksDone;
  private int attempts;
  @Column(name = "not_before")
  private Instant notBefore;
  private String owner;
  @Column(name = "lease_until")
  private Instant leaseUntil;
  private Integer edition;
  private String error;
  @Column(name = "updated_at")
  private Instant updatedAt;

  protected EmbedTask() {}

  private EmbedTask(UUID jobId, Document document, TaskState state, EmbedStep step) {
    this(jobId, document.getFilename(), state, step);
    this.documentId = document.getId();
  }

  private EmbedTask(UUID jobId, String filename, TaskState state, EmbedStep step) {
    this.id = Ids.next();
    this.jobId = jobId;
    this.filename = filename;
    this.state = state.id();
    this.step = step.id();
    this.kind = TaskKind.INGEST.id();
    this.notBefore = Instant.EPOCH;
    this.updatedAt = Instant.now();
  }

  static EmbedTask queued(UUID jobId, Document document) {
    return new EmbedTask(jobId, document, TaskState.QUEUED, EmbedStep.WAIT);
  }

  /** Gives the chunks that are searched vectors of a model; only nodes with that model may do it. */
  static EmbedTask embed(UUID jobId, Document document, String model) {
    EmbedTask task = queued(jobId, document);
    task.kind = TaskKind.EMBED.id();
    task.model = model;
    return task;
  }

  /** For a document that is in the library already. */
  static EmbedTask unchanged(UUID jobId, Document document) {
    DocumentView known = document.view();
    EmbedTask task = new EmbedTask(jobId, document, TaskState.SUCCEEDED, EmbedStep.UNCHANGED);
    task.pages = known.pages();
    task.chunks = known.chunks();
    task.chunksDone = known.chunks();
    return task;
  }

  /** For a file that did not become a document. */
  static EmbedTask refused(UUID jobId, String filename, String reason) {
    EmbedTask task = new EmbedTask(jobId, filename, TaskState.FAILED, EmbedStep.WAIT);
    task.error = reason;
    return task;
  }

  JobDocument view(List<WarningView> warnings) {
    boolean waitsForAnother = getState() == TaskState.QUEUED && attempts > 0;
    return new JobDocument(documentId, filename, getState(), getStep(), rounded(progress()), pages, chunks, chunksDone,
        attempts, waitsForAnother ? notBefore : null, error, warnings);
  }

  /** To three digits. */
  static double rounded(double progress) {
    return Math.round(progress * 1000) / 1000.0;
  }

  /** 0–1: reading counts a fifth, embedding the rest. */
  double progress() {
    if (getState().isFinal()) {
      return 1;
    }
    return getState() == TaskState.QUEUED ? 0 : getStep().progress(chunks == 0 ? 0 : (double) chunksDone / chunks);
  }

  UUID getId() { return id; }

  UUID getJobId() { return jobId; }

  TaskState getState() { return TaskState.of(state); }

  EmbedStep getStep() { return EmbedStep.of(step); }
}
