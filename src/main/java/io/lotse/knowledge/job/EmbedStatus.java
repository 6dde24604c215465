package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/** How the library stands. */
@Offered("admin: to show and to keep the library")
public record EmbedStatus(Counts documents, long chunks,
    List<Index> indexes,
    List<JobView> jobs,
    List<LastError> lastErrors) {
  /** Documents by status; pending ones include those being processed. */
  public record Counts(long total, long indexed,
      long pending, long failed) {}

  /** A generation of the index: the one that answers, or one that is being made for another embedding model. */
  public record Index(int generation, String model, boolean answers, long vectors) {}

  /** A document of which the last ingestion failed or waits for another attempt, and why. */
  public record LastError(UUID documentId, String filename,
      String error, Instant at) {}
}
