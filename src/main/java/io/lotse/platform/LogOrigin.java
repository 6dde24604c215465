package io.lotse.platform;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/**
 * Where a log line comes from.
 *
 * @param requestId null where it belongs to no request
 * @param incidentId null where nothing has failed
 * @param span not valid where there is no trace
 */
record LogOrigin(String thread, String requestId, String incidentId, SpanContext span) {
  /** As this thread stands. */
  static LogOrigin here() {
    return new LogOrigin(Thread.currentThread().getName(), Correlation.requestId().orElse(null), Correlation
        .incidentId().orElse(null), Span.current().getSpanContext());
  }
}
