package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.platform.Ids;

/** A wish to ingest some documents; each of them is an {@link EmbedTask}. */
@Entity
@Table(name = "embed_job")
class EmbedJob {
  @Id
  private UUID id;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "created_by")
  private String createdBy;
  private boolean cancelled;

  protected EmbedJob() {}

  EmbedJob(String createdBy) {
    this.id = Ids.next();
    this.createdAt = Instant.now();
    this.createdBy = createdBy;
  }

  void cancel() {
    cancelled = true;
  }

  UUID getId() { return id; }

  boolean isCancelled() { return cancelled; }
}
