package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lotse.knowledge.document.DocumentDetail.WarningView;
import io.lotse.platform.Offered;

/**
 * A document within a job, and how far it is; {@code nextAttemptAt} is null unless it waits for another attempt,
 * {@code warnings} are what a person should know of it although it was read.
 */
@Offered("admin: to show and to keep the library")
public record JobDocument(UUID id,
    String filename,
    TaskState state,
    EmbedStep step,
    double progress,
    int pages, int chunks,
    int chunksDone,
    int attempts,
    Instant nextAttemptAt,
    String error,
    List<WarningView> warnings) {}
