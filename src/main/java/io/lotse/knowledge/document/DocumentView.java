package io.lotse.knowledge.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/** A document as clients see one. */
@Offered("admin: to show and to keep the library")
public record DocumentView(UUID id,
    String filename,
    String title,
    String language,
    String product, String version,
    List<String> tags,
    LocalDate validFrom, LocalDate validUntil, int pages,
    int chunks,
    DocumentStatus status,
    Instant createdAt, Instant updatedAt) {}
