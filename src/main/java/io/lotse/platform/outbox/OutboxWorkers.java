package io.lotse.platform.outbox;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.lotse.platform.Loops;
import io.lotse.platform.Signal;
import io.lotse.platform.nodes.Announcements;

/** Delivers what is in the outbox, a few of each kind at a time, so that a slow receiver holds up only its own kind. */
@ApplicationScoped
class OutboxWorkers {
  private static final System.Logger LOG = System.getLogger(OutboxWorkers.class.getName());
  private static final int AT_A_TIME = 2;
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration TIDY = Duration.ofHours(1);

  private final OutboxEntries entries;
  private final Instance<OutboxDelivery> deliveries;
  private final Announcements announcements;
  private final Loops loops;
  private final Map<String, Signal> signals = new ConcurrentHashMap<>();

  OutboxWorkers() {
    this(null, null, null, null);
  }

  @Inject
  OutboxWorkers(OutboxEntries entries, @Any Instance<OutboxDelivery> deliveries, Announcements announcements,
      Loops loops) {
    this.entries = entries;
    this.deliveries = deliveries;
    this.announcements = announcements;
    this.loops = loops;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    for (OutboxDelivery delivery : deliveries) {
      signals.put(delivery.kind(), new Signal());
      for (int i = 0; i < AT_A_TIME; i++) {
        loops.repeat("outbox " + delivery.kind(), POLL, () -> work(delivery));
      }
    }
    loops.repeat("tidying of the outbox", TIDY, this::tidyUp);
    announcements.subscribe(Outbox.CHANNEL, new Announcements.Listener() {
      @Override
      public void heard(String kind) {
        Optional.ofNullable(signals.get(kind)).ifPresent(Signal::give);
      }

      @Override
      public void mayHaveMissed() {
        signals.values().forEach(Signal::give);
      }
    });
  }

  private void work(OutboxDelivery delivery) throws InterruptedException {
    Optional<OutboxItem> next = entries.claim(delivery.kind());
    if (next.isPresent()) {
      attempt(delivery, next.get());
    } else {
      signals.get(delivery.kind()).await(POLL);
    }
  }

  private void attempt(OutboxDelivery delivery, OutboxItem item) throws InterruptedException {
    try {
      delivery.deliver(item);
      entries.delivered(item);
    } catch (DeliveryFailed failed) {
      failed(delivery.kind(), item, failed.getMessage(), failed.comeBack());
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.WARNING, "delivery of " + delivery.kind() + " " + item.id() + " broke", unforeseen);
      failed(delivery.kind(), item, unforeseen.getClass().getSimpleName(), Optional.empty());
    }
  }

  private void failed(String kind, OutboxItem item, String reason, Optional<Duration> comeBack) {
    Optional<Duration> pause = Pauses.after(item.attempt(), comeBack);
    if (pause.isPresent()) {
      LOG.log(Level.INFO, "delivery of {0} {1} failed ({2}), attempt {3}; the next in {4} s", kind, item.id(), reason,
          item.attempt(), pause.get().toSeconds());
      entries.postpone(item, pause.get(), reason);
    } else {
      LOG.log(Level.WARNING, "delivery of {0} {1} is given up after {2} attempts: {3}", kind, item.id(),
          item.attempt(), reason);
      entries.bury(item, reason);
    }
  }

  private void tidyUp() throws InterruptedException {
    entries.tidyUp();
    Thread.sleep(TIDY);
  }
}
