package io.lotse.handoff.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** How far a notification has been seen to; it only ever goes forward. */
@Offered("admin: to work notifications off")
public enum NotificationState {
  /** Nobody has got it yet. */
  OPEN,
  /** Somebody has got it. */
  ACKNOWLEDGED,
  /** Somebody sees to it. */
  CLAIMED,
  /** Nothing is left to do. */
  RESOLVED;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NotificationState> of(String id) {
    return Stream.of(values()).filter(state -> state.id().equals(id)).findFirst();
  }
}
