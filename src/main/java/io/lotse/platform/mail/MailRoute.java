package io.lotse.platform.mail;

import io.lotse.platform.Offered;
import io.lotse.platform.outbox.DeliveryFailed;

/** The way that mails take: SMTP, or the log. */
@Offered("account: to send mails; operations: to tell where they go")
public interface MailRoute {
  /** Sends it now, within {@link io.lotse.platform.outbox.OutboxDelivery}'s time; outside any transaction. */
  void send(Mail mail) throws DeliveryFailed;

  /** What is told about it at the start. */
  String describe();
}
