package io.lotse.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.lotse.platform.Departure;

/** A node that is about to end gets no more work. */
@Readiness
@ApplicationScoped
class DepartureCheck implements HealthCheck {
  private final Departure departure;

  DepartureCheck() {
    this(null);
  }

  @Inject
  DepartureCheck(Departure departure) {
    this.departure = departure;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("node").status(!departure.hasBegun()).build();
  }
}
