package io.lotse.knowledge.document;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** Where a passage comes from. */
@Offered("content, agent, chat and bot: to tell sources apart")
public enum SourceKind {
  /** A document with pages. */
  DOCUMENT,
  /** An entry of the FAQ; it has no pages. */
  FAQ;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static SourceKind of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
