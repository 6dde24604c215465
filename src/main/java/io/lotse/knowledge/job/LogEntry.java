package io.lotse.knowledge.job;

import java.time.Instant;
import java.util.UUID;

import io.lotse.platform.Offered;

/** A line of a document's log: what happened in which step of which job. */
@Offered("admin: to show and to keep the library")
public record LogEntry(Instant at, UUID jobId, int attempt, EmbedStep step, String event, String message,
    Long durationMs) {}
