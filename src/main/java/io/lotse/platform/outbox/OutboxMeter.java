package io.lotse.platform.outbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import io.lotse.platform.Loops;

/** The outbox as metrics, looked at now and then and not by each who asks; -1 before the first look. */
@ApplicationScoped
class OutboxMeter {
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private final OutboxEntries entries;
  private final Loops loops;
  private volatile OutboxEntries.Depth depth = new OutboxEntries.Depth(-1, -1, -1);

  OutboxMeter() {
    this(null, null);
  }

  @Inject
  OutboxMeter(OutboxEntries entries, Loops loops) {
    this.entries = entries;
    this.loops = loops;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_outbox_entries", this, meter -> meter.depth.waiting(), new Tag("state", "waiting"));
    metrics.gauge("lotse_outbox_entries", this, meter -> meter.depth.dead(), new Tag("state", "dead"));
    metrics.gauge("lotse_outbox_oldest_seconds", this, meter -> meter.depth.oldestSeconds());
    loops.repeat("the look at the outbox", PAUSE, () -> {
      depth = entries.depth();
      Thread.sleep(PAUSE);
    });
  }
}
