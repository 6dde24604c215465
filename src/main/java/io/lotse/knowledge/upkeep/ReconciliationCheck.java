package io.lotse.knowledge.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Tells in readiness and metrics how the last comparison went; it never makes a node unready. */
@Readiness
@ApplicationScoped
class ReconciliationCheck implements HealthCheck {
  private final Reconciler reconciler;

  ReconciliationCheck() {
    this(null);
  }

  @Inject
  ReconciliationCheck(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("library").up();
    reconciler.last().ifPresentOrElse(last -> response.withData("degraded", isDegraded(last))
        .withData("compared_at", last.at().toString()).withData("differences", last.found())
        .withData("remaining", last.remaining()).withData("problems", last.problems().size()),
        () -> response.withData("degraded", false));
    return response.build();
  }

  void measured(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_reconciliation_differences", this, check -> check.number(Reconciliation::found));
    metrics.gauge("lotse_reconciliation_remaining", this, check -> check.number(Reconciliation::remaining));
    metrics.gauge("lotse_reconciliation_problems", this, check -> check.number(last -> last.problems().size()));
    metrics.gauge("lotse_reconciliation_age_seconds", this,
        check -> check.number(last -> (int) Duration.between(last.at(), Instant.now()).toSeconds()));
  }

  private static boolean isDegraded(Reconciliation last) {
    return last.remaining() > 0 || !last.problems().isEmpty();
  }

  /** A figure of the last comparison, -1 before the first. */
  private Integer number(Function<Reconciliation, Integer> figure) {
    return reconciler.last().map(figure).orElse(-1);
  }
}
