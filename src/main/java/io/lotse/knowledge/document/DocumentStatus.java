package io.lotse.knowledge.document;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** How far a document has come. */
@Offered("admin: to show and to keep the library")
public enum DocumentStatus {
  PENDING, PROCESSING, INDEXED, FAILED;

  /** The status as it stands in the database and in JSON. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DocumentStatus of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
