package io.lotse.handoff.notification;

import java.time.Instant;
import java.util.List;

import io.lotse.platform.Offered;

/**
 * What happened, in the fields that messenger bots have always read, and what a human needs to take over.
 *
 * @param createdAt wall-clock in the bot's zone, {@code YYYY-MM-DD HH:MM:SS}
 * @param message what the person asked
 * @param response what was answered; may be null
 * @param summary where the conversation stands; null where nobody wrote one
 * @param messages the last of the conversation, oldest first; null where it is not ours
 * @param sources what was read to answer; null where that is not known
 */
@Offered("chat and agent: to say why a human is needed")
public record NotificationData(String sessionId, String factor, String action, String createdAt, String firstName,
    String lastName, String message, String userId, String username, String response, String summary,
    List<Utterance> messages, List<Tried> sources) {

  /** One message of the conversation. */
  public record Utterance(String role, String content, Instant createdAt) {}

  /** A passage that was read; {@code source} is its title, section and page in one line. */
  public record Tried(String source, String quote) {}
}
