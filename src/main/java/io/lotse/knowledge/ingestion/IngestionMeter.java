package io.lotse.knowledge.ingestion;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import io.lotse.platform.Distribution;
import io.lotse.platform.Loops;

/** Ingestion as metrics: what this node did, and what waits for all nodes (looked at now and then; -1 before). */
@ApplicationScoped
class IngestionMeter {
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private final Distribution seconds = Distribution.ofSeconds();
  private final Map<String, LongAdder> attempts = Map.of("done", new LongAdder(), "postponed", new LongAdder(),
      "failed", new LongAdder());
  private final EmbedTasks tasks;
  private final Loops loops;
  private volatile EmbedTasks.Depth depth = new EmbedTasks.Depth(-1, -1, -1);

  IngestionMeter() {
    this(null, null);
  }

  @Inject
  IngestionMeter(EmbedTasks tasks, Loops loops) {
    this.tasks = tasks;
    this.loops = loops;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    seconds.shownAs("lotse_ingestion_seconds", metrics);
    attempts.forEach((result, count) -> metrics.gauge("lotse_ingestion_attempts", count, LongAdder::sum, new Tag(
        "result", result)));
    metrics.gauge("lotse_ingestion_tasks", this, meter -> meter.depth.queued(), new Tag("state", "queued"));
    metrics.gauge("lotse_ingestion_tasks", this, meter -> meter.depth.running(), new Tag("state", "running"));
    metrics.gauge("lotse_ingestion_oldest_seconds", this, meter -> meter.depth.oldestSeconds());
    loops.repeat("the look at the tasks of ingestion", PAUSE, () -> {
      depth = tasks.depth();
      Thread.sleep(PAUSE);
    });
  }

  /** A document has come in. */
  void ingested(long nanos) {
    seconds.addNanos(nanos);
    ended("done");
  }

  /** An attempt has ended: {@code done}, {@code postponed} or {@code failed} for good. */
  void ended(String result) {
    attempts.get(result).increment();
  }
}
