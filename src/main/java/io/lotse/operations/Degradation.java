package io.lotse.operations;

import java.util.Optional;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** How health tells of a part that Lotse can do without: the node is up, the part perhaps degraded. */
final class Degradation {
  private Degradation() {}

  static HealthCheckResponse of(String name, Probe probe) {
    return HealthCheckResponse.named(name).up().withData("latency_ms", probe.millis())
        .withData("degraded", !probe.up()).build();
  }

  /** Of a part that may not be configured: then nothing is degraded. */
  static HealthCheckResponse of(String name, Optional<Probe> probe) {
    return probe.map(seen -> of(name, seen))
        .orElseGet(() -> HealthCheckResponse.named(name).up().withData("configured", false).build());
  }
}
