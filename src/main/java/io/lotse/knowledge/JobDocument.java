package io.lotse.knowledge;

import java.util.UUID;

/** A document within a job. */
public record JobDocument(UUID id,
    String filename,
    TaskState state,
    int pages, int chunks,
    String error) {}
