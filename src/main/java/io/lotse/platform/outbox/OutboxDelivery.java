package io.lotse.platform.outbox;

import io.lotse.platform.Offered;

/** Delivers one kind of what is filed in the {@link Outbox}: a bean of the room that files it. */
@Offered("handoff and whoever sends mails: to say how something is delivered")
public interface OutboxDelivery {
  /** Which entries this delivers, e.g. {@code webhook}. */
  String kind();

  /**
   * Delivers it, outside any transaction and within {@link OutboxEntries#LEASE}. It may be called again for what was
   * delivered just before a crash, so the receiver is told the idempotency key.
   *
   * @throws DeliveryFailed when it did not work this time
   */
  void deliver(OutboxItem item) throws DeliveryFailed, InterruptedException;
}
