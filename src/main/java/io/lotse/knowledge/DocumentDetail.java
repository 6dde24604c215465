package io.lotse.knowledge;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A document with its sections and a link to its original. */
@Schema(name = "DocumentDetail", allOf = DocumentView.class)
public record DocumentDetail(@JsonUnwrapped @Schema(hidden = true) DocumentView document,
    @Schema(nullable = true, description = "Why it could not be read") String error,
    @Schema(required = true) List<SectionView> sections,
    @Schema(required = true, description = "Opens the original without further credential") URI downloadUrl,
    @Schema(required = true, description = "Until when") Instant expiresAt) {
  /** A section of a document. */
  @Schema(name = "DocumentSection")
  public record SectionView(@Schema(required = true) UUID id,
      @Schema(required = true, example = "4.2 Anzugsdrehmomente") String title,
      @Schema(required = true, example = "2") int level,
      @Schema(required = true, example = "4 Montage › 4.2 Anzugsdrehmomente") String path,
      @Schema(required = true) int pageFrom, @Schema(required = true) int pageTo) {}
}
