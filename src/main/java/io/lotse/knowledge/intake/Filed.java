package io.lotse.knowledge.intake;

import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/** What was made of documents that were handed in. */
@Offered("admin: to show and to keep the library")
public record Filed(UUID jobId, List<FiledDocument> documents) {
  /** A document that was handed in, or that was there already with the same content. */
  public record FiledDocument(UUID id,
      String filename) {}

  /** The same beside what was not taken. */
  public Accepted beside(List<RejectedFile> rejected) {
    return new Accepted(jobId, documents, rejected);
  }

  /** What an upload is answered with: good files are taken although others beside them are not. */
  public record Accepted(UUID jobId, List<FiledDocument> documents, List<RejectedFile> rejected) {}
}
