package io.lotse.admin.gaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.teaching.Gaps;

/** Makes it news when questions were gathered or somebody has seen to a gap. */
@ApplicationScoped
class GapsTopic implements Topic {
  private final Gaps gaps;

  GapsTopic() {
    this(null);
  }

  @Inject
  GapsTopic(Gaps gaps) {
    this.gaps = gaps;
  }

  @Override
  public String name() {
    return "gaps";
  }

  @Override
  public Object look() {
    return gaps.pulse();
  }
}
