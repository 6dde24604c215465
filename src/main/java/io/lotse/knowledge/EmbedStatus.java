package io.lotse.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How the library stands. */
public record EmbedStatus(Counts documents, long chunks,
    List<JobView> jobs,
    List<LastError> lastErrors) {
  /** Documents by status; pending ones include those being processed. */
  public record Counts(long total, long indexed,
      long pending, long failed) {}

  /** A document that failed, and why. */
  public record LastError(UUID documentId, String filename,
      String error, Instant at) {}
}
