package io.lotse.platform;

import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Requests as metrics: how many by the class of their status, and how long those took that are not streams. */
@ApplicationScoped
class RequestMeter {
  private static final int CLASSES = 6;
  private final Distribution seconds = Distribution.ofSeconds();
  private final Counter[] byStatus = new Counter[CLASSES];

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    Arrays.setAll(byStatus, i -> metrics.counter("lotse_requests", new Tag("status", i + "xx")));
    seconds.shownAs("lotse_request_seconds", metrics);
  }

  /** Adds a request whose answer is complete. */
  void count(TimedResponse answer) {
    byStatus[Math.clamp(answer.getStatus() / 100, 0, CLASSES - 1)].inc();
    String type = answer.getContentType();
    if (type == null || !type.startsWith("text/event-stream")) {
      seconds.addNanos(answer.elapsedNanos());
    }
  }
}
