package io.lotse.agent;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** Why an answer ended. */
@Offered("chat and bot: to show how an answer ended")
public enum FinishReason {
  ANSWERED, CLARIFICATION, CANCELLED, BUDGET;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
