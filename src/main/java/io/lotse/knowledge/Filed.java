package io.lotse.knowledge;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was made of documents that were handed in. */
@Schema(name = "UploadedDocuments")
public record Filed(@Schema(required = true) UUID jobId, @Schema(required = true) List<FiledDocument> documents) {
  /** A document that was handed in, or that was there already with the same content. */
  @Schema(name = "UploadedDocument")
  public record FiledDocument(@Schema(required = true) UUID id,
      @Schema(required = true, example = "presse-hp-63.pdf") String filename) {}
}
