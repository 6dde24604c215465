package io.lotse.knowledge;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is being done with a document just now. */
public enum EmbedStep {
  WAIT(0, 0), PARSE(0.05, 0), EMBED(0.2, 0.75), STORE(0.95, 0), DONE(1, 0), UNCHANGED(1, 0);

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
