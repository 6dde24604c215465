package io.lotse.knowledge;

import java.time.Instant;
import java.util.UUID;

/** A line of a document's log: what happened in which step of which job. */
public record LogEntry(Instant at, UUID jobId, int attempt, EmbedStep step, String event, String message,
    Long durationMs) {}
