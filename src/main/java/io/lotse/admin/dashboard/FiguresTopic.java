package io.lotse.admin.dashboard;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.chat.Figures;

/** Whether something was asked; under load that is told every few seconds, since each time the figures are added up. */
@ApplicationScoped
class FiguresTopic implements Topic {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);
  private final Figures figures;
  private volatile Seen seen = new Seen(Instant.EPOCH, Instant.EPOCH);

  private record Seen(Instant newest, Instant at) {}

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
      Instant newest = figures.newest();
      seen = new Seen(newest == null ? Instant.EPOCH : newest, Instant.now());
    }
    return seen.newest();
  }
}
