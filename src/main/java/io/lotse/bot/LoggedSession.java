package io.lotse.bot;

/**
 * A record that has just been logged.
 *
 * @param createdAt {@code YYYY-MM-DD HH:MM:SS} in the bot's zone
 */
public record LoggedSession(String sessionId, String factor, String action, String firstName, String lastName,
    String message, String userId, String username, String createdAt, String response) {}
