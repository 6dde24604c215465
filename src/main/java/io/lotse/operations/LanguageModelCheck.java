package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** While it is away, questions get an error that says so: a node stays ready, and degraded. */
@Readiness
@ApplicationScoped
class LanguageModelCheck implements HealthCheck {
  private final OptionalParts parts;

  LanguageModelCheck() {
    this(null);
  }

  @Inject
  LanguageModelCheck(OptionalParts parts) {
    this.parts = parts;
  }

  @Override
  public HealthCheckResponse call() {
    return Degradation.of("language-model", parts.languageModel());
  }
}
