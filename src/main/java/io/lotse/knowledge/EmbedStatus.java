package io.lotse.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the library stands. */
@Schema(name = "EmbedStatus")
public record EmbedStatus(@Schema(required = true) Counts documents, @Schema(required = true) long chunks,
    @Schema(required = true, description = "The newest first, at most ten") List<JobView> jobs,
    @Schema(required = true, description = "The newest first, at most ten") List<LastError> lastErrors) {
  /** Documents by status; pending ones include those being processed. */
  @Schema(name = "DocumentCounts")
  public record Counts(@Schema(required = true) long total, @Schema(required = true) long indexed,
      @Schema(required = true) long pending, @Schema(required = true) long failed) {}

  /** A document that failed, and why. */
  @Schema(name = "DocumentError")
  public record LastError(@Schema(required = true) UUID documentId, @Schema(required = true) String filename,
      @Schema(required = true) String error, @Schema(required = true) Instant at) {}
}
