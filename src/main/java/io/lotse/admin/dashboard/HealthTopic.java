package io.lotse.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.operations.SystemHealth;

/** Whether a dependency has gone or come back; how fast it answers is no news. */
@ApplicationScoped
class HealthTopic implements Topic {
  private final SystemHealth health;

  HealthTopic() {
    this(null);
  }

  @Inject
  HealthTopic(SystemHealth health) {
    this.health = health;
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public Object look() {
    return health.now().stream().map(part -> part.name() + " " + part.state()).toList();
  }
}
