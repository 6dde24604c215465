package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A line of the log of a document's ingestions, as the table has it. */
@Entity
@Table(name = "ingest_log")
class LogLine {
  @Id
  private Long id;
  @Column(name = "document_id")
  private UUID documentId;
  @Column(name = "job_id")
  private UUID jobId;
  private int attempt;
  private String step;
  private String event;
  private String message;
  @Column(name = "duration_ms")
  private Long durationMs;
  private Instant at;

  protected LogLine() {}
}
