package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without them search goes by words: a node stays ready, and degraded. */
@Readiness
@ApplicationScoped
class EmbeddingsCheck implements HealthCheck {
  private final OptionalParts parts;

  EmbeddingsCheck() {
    this(null);
  }

  @Inject
  EmbeddingsCheck(OptionalParts parts) {
    this.parts = parts;
  }

  @Override
  public HealthCheckResponse call() {
    return Degradation.of("embeddings", parts.embeddings());
  }
}
