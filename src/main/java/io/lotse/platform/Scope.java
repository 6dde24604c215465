package io.lotse.platform;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an API key may be used for. */
@Offered("every room: to say which keys may call")
public enum Scope {
  CONTENT, BOT, NOTIFY, SEARCH, CHAT;

  /** The scope as it stands in JSON. */
  @JsonValue
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
