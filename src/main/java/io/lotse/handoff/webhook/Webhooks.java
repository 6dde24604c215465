package io.lotse.handoff.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.lotse.handoff.notification.NotificationRaised;
import io.lotse.handoff.stream.Frame;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.outbox.Outbox;

/** Files every new notification for the webhook, if there is one, in the transaction that stores it. */
@ApplicationScoped
class Webhooks {
  static final String KIND = "webhook";
  private final Outbox outbox;

  Webhooks() {
    this(null);
  }

  @Inject
  Webhooks(Outbox outbox) {
    this.outbox = outbox;
  }

  void file(@Observes NotificationRaised raised) {
    if (Settings.current().has(Setting.NOTIFY_WEBHOOK_URL)) {
      outbox.file(KIND, raised.notification().id().toString(), Frame.of(raised.notification()));
    }
  }
}
