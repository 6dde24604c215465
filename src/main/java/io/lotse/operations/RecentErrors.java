package io.lotse.operations;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.MetricRegistry;

import io.lotse.platform.Incident;
import io.lotse.platform.WallClock;

/** The last incidents of this node, in a ring. */
@ApplicationScoped
class RecentErrors {
  /** How many are kept. */
  static final int KEPT = 200;
  private static final int LONGEST_TRACE = 20_000;
  private final Deque<ErrorView> errors = new ArrayDeque<>(KEPT);
  private final LongAdder count = new LongAdder();
  private final Secrets secrets;
  private final ZoneId zone;

  RecentErrors() {
    this(Secrets.configured(), WallClock.zone());
  }

  RecentErrors(Secrets secrets, ZoneId zone) {
    this.secrets = secrets;
    this.zone = zone;
  }

  void measured(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_incidents", count, LongAdder::sum);
  }

  void keep(@Observes Incident incident) {
    count.increment();
    StringWriter trace = new StringWriter();
    incident.thrown().printStackTrace(new PrintWriter(trace));
    String text = trace.toString();
    ErrorView view = new ErrorView(incident.id(), incident.thrown().getClass().getName(),
        secrets.hiddenIn(incident.thrown().getMessage()),
        secrets.hiddenIn(text.substring(0, Math.min(LONGEST_TRACE, text.length()))), LocalDateTime.ofInstant(incident
            .at(), zone),
        incident.context());
    synchronized (errors) {
      if (errors.size() == KEPT) {
        errors.removeFirst();
      }
      errors.addLast(view);
    }
  }

  /**
   * The newest, the oldest of them first.
   *
   * @param incident only that one; null = any
   */
  List<ErrorView> newest(int most, String incident) {
    List<ErrorView> all;
    synchronized (errors) {
      all = errors.stream().filter(each -> incident == null || each.incidentId().equals(incident)).toList();
    }
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
