package io.lotse.platform;

import java.util.Optional;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;

/**
 * What the log lines of a thread belong to. It lies in OpenTelemetry's context, which goes along to the threads of an
 * answer and its tools, whether or not anything is traced.
 */
final class Correlation {
  private static final ContextKey<String> REQUEST = ContextKey.named("lotse.request");
  private static final ContextKey<String> INCIDENT = ContextKey.named("lotse.incident");

  private Correlation() {}

  /** From now on this thread works on that request, until the scope is closed. */
  static Scope request(String id) {
    return Context.current().with(REQUEST, id).makeCurrent();
  }

  /** What this thread logs until the scope is closed tells of that incident. */
  static Scope incident(String id) {
    return Context.current().with(INCIDENT, id).makeCurrent();
  }

  static Optional<String> requestId() {
    return Optional.ofNullable(Context.current().get(REQUEST));
  }

  static Optional<String> incidentId() {
    return Optional.ofNullable(Context.current().get(INCIDENT));
  }
}
