package io.lotse.platform.outbox;

import java.time.Duration;
import java.util.Optional;

import io.lotse.platform.Offered;

/** A delivery did not work; its message stands beside the entry, so it holds no secret. */
@Offered("handoff and whoever sends mails: to say that it did not work")
public class DeliveryFailed extends Exception {
  private final Duration comeBack;

  public DeliveryFailed(String reason, Throwable cause) {
    super(reason, cause);
    this.comeBack = null;
  }

  /** @param comeBack when the receiver wants to be asked again; null if it did not say */
  public DeliveryFailed(String reason, Duration comeBack) {
    super(reason);
    this.comeBack = comeBack;
  }

  Optional<Duration> comeBack() {
    return Optional.ofNullable(comeBack);
  }
}
