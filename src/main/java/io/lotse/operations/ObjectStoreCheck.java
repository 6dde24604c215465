package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without it there are no originals, pages and photos, but answers: a node stays ready and says that it is degraded. */
@Readiness
@ApplicationScoped
class ObjectStoreCheck implements HealthCheck {
  private final Dependencies dependencies;

  ObjectStoreCheck() {
    this(null);
  }

  @Inject
  ObjectStoreCheck(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  @Override
  public HealthCheckResponse call() {
    Probe probe = dependencies.objectStore();
    return HealthCheckResponse.named("object-store").up().withData("latency_ms", probe.millis())
        .withData("degraded", !probe.up()).build();
  }
}
