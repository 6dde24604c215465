package io.lotse.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.outbox.DeliveryFailed;

/** The way that the settings choose. */
@ApplicationScoped
class LiveMailRoute implements MailRoute {
  private final MailRoute chosen = Settings.current().has(Setting.SMTP_HOST) ? new SmtpRoute(Settings.current())
      : new LogRoute();

  @Override
  public void send(Mail mail) throws DeliveryFailed {
    chosen.send(mail);
  }

  @Override
  public String describe() {
    return chosen.describe();
  }
}
