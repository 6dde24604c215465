package io.lotse.chat;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** Thumb up or thumb down. */
@Offered("admin: to show a conversation")
public enum Rating {
  UP, DOWN;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
