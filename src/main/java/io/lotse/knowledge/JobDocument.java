package io.lotse.knowledge;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document within a job. */
@Schema(name = "JobDocument")
public record JobDocument(@Schema(nullable = true, description = "null once the document is deleted") UUID id,
    @Schema(required = true, example = "presse-hp-63.pdf") String filename,
    @Schema(required = true, implementation = String.class, enumeration = {"queued", "running", "succeeded", "failed",
        "cancelled"}) TaskState state,
    @Schema(required = true) int pages, @Schema(required = true) int chunks,
    @Schema(nullable = true, example = "The PDF needs a password to be opened.") String error) {}
