package io.lotse.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document as clients see one. */
@Schema(name = "Document")
public record DocumentView(@Schema(required = true) UUID id,
    @Schema(required = true, example = "presse-hp-63.pdf") String filename,
    @Schema(required = true, example = "Hydraulikpresse HP-63") String title,
    @Schema(required = true, example = "de", description = "BCP 47; und = not known") String language,
    @Schema(nullable = true, example = "HP-63") String product, @Schema(nullable = true, example = "2.1") String version,
    @Schema(required = true, example = "[\"hydraulik\"]") List<String> tags, @Schema(required = true) int pages,
    @Schema(required = true) int chunks,
    @Schema(required = true, implementation = String.class, enumeration = {"pending", "processing", "indexed",
        "failed"}) DocumentStatus status,
    @Schema(required = true) Instant createdAt) {}
