package io.lotse.handoff;

import java.util.List;
import java.util.UUID;

import io.lotse.handoff.notification.NotificationData.Tried;
import io.lotse.platform.Offered;

/**
 * The agent wants a human in a conversation: whoever keeps conversations observes it, within the transaction, adds what
 * was said and stores the notification.
 *
 * @param reason why, in a sentence
 * @param summary where the matter stands
 * @param tried what was read to answer
 */
@Offered("agent: to hand over; chat: to add the conversation")
public record HandoverWish(UUID conversation, String reason, String summary, List<Tried> tried) {
  public HandoverWish { tried = List.copyOf(tried); }
}
