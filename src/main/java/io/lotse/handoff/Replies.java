package io.lotse.handoff;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.handoff.notification.Handling;
import io.lotse.handoff.notification.Handling.Hand;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;

/** What humans answer, brought into the conversation it belongs to. */
@ApplicationScoped
class Replies {
  private final Handling handling;
  private final Event<HumanReply> replies;

  Replies() {
    this(null, null);
  }

  @Inject
  Replies(Handling handling, Event<HumanReply> replies) {
    this.handling = handling;
    this.replies = replies;
  }

  /**
   * Stores the reply in the conversation; who replies sees to the notification from then on. The conversation is held
   * before the notification, as it is where a conversation raises one, so that the two never wait for each other.
   */
  @Transactional
  NotificationResource.Reply send(UUID notification, String text, Hand hand) {
    UUID session = handling.conversation(notification).orElseThrow(() -> Problem.conflict("reply_not_possible",
        "The conversation is not kept here but with the messenger's bot; answer the person there."));
    UUID message = Ids.next();
    Instant now = Instant.now();
    replies.fire(new HumanReply(session, message, text, now));
    return new NotificationResource.Reply(message, session, now, handling.answering(notification, hand));
  }
}
