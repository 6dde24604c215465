package io.lotse.handoff;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.handoff.notification.Concern;
import io.lotse.handoff.notification.NotificationData;
import io.lotse.handoff.notification.NotificationType;
import io.lotse.handoff.notification.Notifications;
import io.lotse.platform.Offered;
import io.lotse.platform.Phrases;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Looks at what messenger bots log: an answer that apologises, or a record of the retrieval that says it does not know,
 * is told to humans. One record is told at most once, however often it is looked at.
 */
@Offered("bot: after a record was stored, and after its response was added")
@ApplicationScoped
public class BotCauses {
  private static final String RETRIEVAL = "rag";
  private final Notifications notifications;
  private final Phrases sorry = phrases(Setting.NOTIFY_SORRY_PHRASES);
  private final Phrases unknown = phrases(Setting.NOTIFY_UNKNOWN_PHRASES);

  BotCauses() {
    this(null);
  }

  @Inject
  BotCauses(Notifications notifications) {
    this.notifications = notifications;
  }

  /** Tells humans if the record gives cause; to be called before the record is acknowledged to the bot. */
  @Transactional
  public void look(BotTurn turn) {
    cause(turn).ifPresent(type -> notifications.tell(new Concern(type, "bot:" + turn.recordId(), true, null, null,
        new NotificationData(turn.sessionId(), turn.factor(), turn.action(), turn.createdAt(), turn.firstName(),
            turn.lastName(), turn.message(), turn.userId(), turn.username(), turn.response(), null, null, null))));
  }

  private Optional<NotificationType> cause(BotTurn turn) {
    if (sorry.begins(turn.response())) {
      return Optional.of(NotificationType.SORRY_RESPONSE);
    }
    return RETRIEVAL.equalsIgnoreCase(turn.factor()) && unknown.begins(turn.message())
        ? Optional.of(NotificationType.NEW_SESSION) : Optional.empty();
  }

  private static Phrases phrases(Setting setting) {
    return Phrases.parse(Settings.current().text(setting));
  }
}
