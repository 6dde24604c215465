package io.lotse.handoff.notification;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** Why humans are told. */
@Offered("admin: to work notifications off")
public enum NotificationType {
  /** A messenger bot's answer said that it does not know. */
  NEW_SESSION,
  /** A messenger bot's answer apologised. */
  SORRY_RESPONSE,
  /** Somebody asked for a human, or the agent hands over. */
  HANDOFF,
  /** An answer in a conversation cites nothing. */
  UNGROUNDED_ANSWER;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NotificationType of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
