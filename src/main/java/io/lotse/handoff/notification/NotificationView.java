package io.lotse.handoff.notification;

import java.time.Instant;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * A notification as it is told.
 *
 * @param timestamp wall-clock in the bot's zone, {@code YYYY-MM-DD HH:MM:SS}
 */
@Offered("chat: to answer a request for a human")
public record NotificationView(UUID id, NotificationType type, String timestamp, NotificationState state,
    NotificationData data, String acknowledgedBy, Instant acknowledgedAt, String claimedBy, Instant claimedAt,
    String resolvedBy, Instant resolvedAt) {}
