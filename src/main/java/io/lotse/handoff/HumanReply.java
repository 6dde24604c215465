package io.lotse.handoff;

import java.time.Instant;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * A human answers in a conversation: whoever keeps conversations observes it, within the transaction, and stores it.
 *
 * @param message the id that the message is to have
 */
@Offered("chat: to store it in the conversation")
public record HumanReply(UUID session, UUID message, String text, Instant at) {}
