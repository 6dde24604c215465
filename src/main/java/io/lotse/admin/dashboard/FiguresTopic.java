package io.lotse.admin.dashboard;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.chat.Figures;

/**
 * Whether something was asked, answered or rated; under load that is told every few seconds, since each time the figures
 * are added up.
 */
@ApplicationScoped
class FiguresTopic implements Topic {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);
  private static final Figures.State NONE = new Figures.State(null, null, 0);
  private final Figures figures;
  private volatile Seen seen = new Seen(NONE, Instant.EPOCH);

  private record Seen(Figures.State state, Instant at) {}

  FiguresTopic() {
    this(null);
  }

  @Inject
  FiguresTopic(Figures figures) {
    this.figures = figures;
  }

  @Override
  public String name() {
    return "figures";
  }

  @Override
  public Object look() {
    if (seen.at().plus(AT_MOST_EVERY).isBefore(Instant.now())) {
      seen = new Seen(figures.state(), Instant.now());
    }
    return seen.state();
  }
}
