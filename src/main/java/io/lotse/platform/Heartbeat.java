package io.lotse.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Writes a comment to every stream that has been silent for more than a second: so clients know that an answer is still
 * coming, and we learn that one has gone. One that does not read blocks a thread of its own, never the others' beat.
 */
@Offered("chat, bot and knowledge: to keep streams alive")
@ApplicationScoped
public class Heartbeat {
  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final int MILLIS_BETWEEN = 250;
  private final Set<EventWriter> streams = ConcurrentHashMap.newKeySet();
  private final Set<EventWriter> beating = ConcurrentHashMap.newKeySet();
  @Resource
  private ManagedScheduledExecutorService scheduler;
  @Resource
  private ManagedThreadFactory threads;
  private ExecutorService executor;

  @PostConstruct
  void open() {
    executor = Executors.newCachedThreadPool(threads);
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_streams_open", streams, Set::size);
    scheduler.scheduleAtFixedRate(this::beat, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  /** Watches the stream until it has ended. */
  public void watch(EventWriter stream) {
    streams.add(stream);
  }

  private void beat() {
    streams.removeIf(EventWriter::hasEnded);
    streams.stream().filter(EventWriter::isSilent).filter(beating::add).forEach(this::beat);
  }

  private void beat(EventWriter stream) {
    try {
      executor.execute(() -> {
        try {
          stream.keepAlive();
        } finally {
          beating.remove(stream);
        }
      });
    } catch (RuntimeException noThread) {
      // The next beat tries again; thrown on, it would end all beats for good.
      beating.remove(stream);
      LOG.log(System.Logger.Level.WARNING, "a stream could not be kept alive", noThread);
    }
  }
}
