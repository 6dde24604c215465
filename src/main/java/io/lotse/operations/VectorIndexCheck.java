package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without it there is no search, but Lotse says so: a node stays ready, and degraded. */
@Readiness
@ApplicationScoped
class VectorIndexCheck implements HealthCheck {
  private final OptionalParts parts;

  VectorIndexCheck() {
    this(null);
  }

  @Inject
  VectorIndexCheck(OptionalParts parts) {
    this.parts = parts;
  }

  @Override
  public HealthCheckResponse call() {
    return Degradation.of("vector-index", parts.vectorIndex());
  }
}
