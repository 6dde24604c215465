package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node without it cannot serve. */
@Readiness
@ApplicationScoped
class PostgresqlCheck implements HealthCheck {
  private final Dependencies dependencies;

  PostgresqlCheck() {
    this(null);
  }

  @Inject
  PostgresqlCheck(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  @Override
  public HealthCheckResponse call() {
    Probe probe = dependencies.postgresql();
    return HealthCheckResponse.named("postgresql").status(probe.up()).withData("latency_ms", probe.millis()).build();
  }
}
