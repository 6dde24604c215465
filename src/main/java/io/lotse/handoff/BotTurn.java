package io.lotse.handoff;

import io.lotse.platform.Offered;

/**
 * A record of the bot session log, as it is stored.
 *
 * @param recordId names this record alone; session ids are not unique
 * @param createdAt wall-clock in the bot's zone
 */
@Offered("bot: to have a record looked at")
public record BotTurn(String recordId, String sessionId, String factor, String action, String createdAt,
    String firstName, String lastName, String message, String userId, String username, String response) {}
