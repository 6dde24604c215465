package io.lotse.bot;

import java.time.LocalDateTime;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A record as it is stored.
 *
 * @param id 24 hexadecimal digits
 * @param createdAtDatetime the same moment as {@code createdAt} to the millisecond, wall-clock in the bot's zone
 */
public record StoredSession(@JsonProperty("_id") String id, String sessionId, String factor, String action,
    String firstName, String lastName, String message, String userId, String username, String createdAt,
    LocalDateTime createdAtDatetime, String response) {}
