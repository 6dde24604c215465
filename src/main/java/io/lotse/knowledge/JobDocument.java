package io.lotse.knowledge;

import java.time.Instant;
import java.util.UUID;

/** A document within a job, and how far it is; {@code nextAttemptAt} is null unless it waits for another attempt. */
public record JobDocument(UUID id,
    String filename,
    TaskState state,
    EmbedStep step,
    double progress,
    int pages, int chunks,
    int chunksDone,
    int attempts,
    Instant nextAttemptAt,
    String error) {}
