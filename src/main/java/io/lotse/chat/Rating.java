package io.lotse.chat;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Thumb up or thumb down. */
public enum Rating {
  UP, DOWN;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
