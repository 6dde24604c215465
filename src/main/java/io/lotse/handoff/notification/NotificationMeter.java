package io.lotse.handoff.notification;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.MetricRegistry;

import io.lotse.platform.Loops;

/** Those who wait for a human, as metrics; looked at now and then, -1 before the first look. */
@ApplicationScoped
class NotificationMeter {
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private final NotificationLog log;
  private final Loops loops;
  private volatile NotificationLog.Open open = new NotificationLog.Open(-1, -1);

  NotificationMeter() {
    this(null, null);
  }

  @Inject
  NotificationMeter(NotificationLog log, Loops loops) {
    this.log = log;
    this.loops = loops;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_notifications_open", this, meter -> meter.open.count());
    metrics.gauge("lotse_notifications_oldest_seconds", this, meter -> meter.open.oldestSeconds());
    loops.repeat("the look at open notifications", PAUSE, () -> {
      open = log.open();
      Thread.sleep(PAUSE);
    });
  }
}
