package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node without it cannot serve. */
@Readiness
@ApplicationScoped
class MongodbCheck implements HealthCheck {
  private final Dependencies dependencies;

  MongodbCheck() {
    this(null);
  }

  @Inject
  MongodbCheck(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  @Override
  public HealthCheckResponse call() {
    Probe probe = dependencies.mongodb();
    return HealthCheckResponse.named("mongodb").status(probe.up()).withData("latency_ms", probe.millis()).build();
  }
}
