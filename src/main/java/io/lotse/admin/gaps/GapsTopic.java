package io.lotse.admin.gaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;

/** Makes it news when questions were gathered or somebody has seen to a gap. */
@ApplicationScoped
class GapsTopic implements Topic {
  private final GapRows rows;

  GapsTopic() {
    this(null);
  }

  @Inject
  GapsTopic(GapRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "gaps";
  }

  @Override
  public Object look() {
    return rows.pulse();
  }
}
