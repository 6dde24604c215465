package io.lotse.knowledge.job;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/** How far the ingestion of one document, or a whole job, has come. */
@Offered("admin: to show and to keep the library")
public enum TaskState {
  QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED;

  /** The state as it stands in the database and in JSON. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TaskState of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  boolean isFinal() { return this != QUEUED && this != RUNNING; }
}
