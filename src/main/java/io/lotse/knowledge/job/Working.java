package io.lotse.knowledge.job;

import java.util.UUID;

import io.lotse.platform.Offered;

/** A document in a job of ingestion, without what is peculiar about it; the job can be cancelled. */
@Offered("admin: to show how far ingestion has come")
public record Working(UUID job, JobDocument document) {
  /** In whole percent. */
  public int percent() {
    return (int) Math.round(document.progress() * 100);
  }

  public boolean isUnderWay() { return !document.state().isFinal(); }

  /** The name of where it is: a step while it is under way, else what came of it. */
  public String at() {
    return isUnderWay() ? document.step().id() : document.state().id();
  }
}
