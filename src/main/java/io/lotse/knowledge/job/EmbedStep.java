package io.lotse.knowledge.job;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.lotse.platform.Offered;

/**
 * What is being done with a document just now: its original is fetched from the object store, read, divided into sections
 * and chunks, embedded, and put in the place of what was searched before.
 */
@Offered("admin: to show and to keep the library")
public enum EmbedStep {
  WAIT(0, 0), STORE(0.01, 0), PARSE(0.04, 0), SECTION(0.18, 0), CHUNK(0.2, 0), EMBED(0.22, 0.75), INDEX(0.98, 0), DONE(
      1, 0), UNCHANGED(1, 0);

  private final double start;
  private final double span;

  EmbedStep(double start, double span) {
    this.start = start;
    this.span = span;
  }

  /** The step as it stands in the database and in JSON. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EmbedStep of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** 0–1 over all steps, when {@code share} of this one is done. */
  double progress(double share) {
    return start + span * share;
  }
}
