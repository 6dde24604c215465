package io.lotse.platform.outbox;

import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * Something to deliver.
 *
 * @param idempotencyKey the same at every attempt
 * @param attempt 1 for the first
 */
@Offered("handoff and whoever sends mails: to deliver it")
public record OutboxItem(UUID id, String idempotencyKey, String payload, int attempt) {}
