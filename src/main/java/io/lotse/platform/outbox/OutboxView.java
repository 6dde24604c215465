package io.lotse.platform.outbox;

import java.time.Instant;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * An entry as it may be shown: without its payload, which may hold secrets.
 *
 * @param state {@code waiting}, {@code delivered} or {@code dead}
 * @param nextAttemptAt null when none is to come
 */
@Offered("operations: to show it")
public record OutboxView(UUID id, String kind, String idempotencyKey, String state, int attempts,
    Instant nextAttemptAt, String lastError, Instant createdAt, Instant updatedAt) {}
