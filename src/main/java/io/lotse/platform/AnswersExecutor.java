package io.lotse.platform;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.MetricRegistry;

import io.opentelemetry.context.Context;

/**
 * Runs answers, each on one platform thread of the server's. A permit is taken before anything is said to the client:
 * the pool itself has no bound. The pool is our own, over the server's threads, because the server's managed executors
 * start a new thread for every task until as many exist as are allowed, keep all of them for good, and search all jars
 * for context providers at every submission.
 */
@Offered("chat, agent, bot: to run an answer")
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/answers")
public class AnswersExecutor {
  private static final Duration COME_BACK = Duration.ofSeconds(10);
  private final int most = Settings.current().number(Setting.ANSWERS_MAX_CONCURRENT);
  private final Semaphore permits = new Semaphore(most);
  @Resource(lookup = "java:app/concurrent/answers")
  private ManagedThreadFactory threads;
  private final LongAdder refused = new LongAdder();
  private volatile boolean stopping;
  private ExecutorService executor;

  @PostConstruct
  void open() {
    executor = Executors.newCachedThreadPool(threads);
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }

  void measured(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_answers_free", permits, Semaphore::availablePermits);
    metrics.gauge("lotse_answers_refused", refused, LongAdder::sum);
  }

  /** The right to run one answer; give it back by running it or by closing it. */
  public final class Permit implements AutoCloseable {
    private final AtomicBoolean held = new AtomicBoolean(true);
    private volatile Runnable afterwards = () -> {};

    private Permit() {}

    /** Runs the answer on a thread of its own; the permit returns when it ends. */
    public void run(Runnable answer) {
      executor.execute(Context.current().wrap(() -> {
        try {
          answer.run();
        } finally {
          close();
        }
      }));
    }

    /** Has this run when the permit returns, whether an answer was run or not. */
    public void afterwards(Runnable action) {
      afterwards = action;
    }

    @Override
    public void close() {
      if (held.compareAndSet(true, false)) {
        permits.release();
        afterwards.run();
      }
    }
  }

  /** Takes a permit, or refuses with 503 {@code too_many_answers} or {@code server_stopping}. */
  public Permit admit() {
    if (stopping) {
      throw Problem.unavailable("server_stopping", "The server is stopping.", COME_BACK);
    }
    if (permits.tryAcquire()) {
      return new Permit();
    }
    refused.increment();
    throw Problem.unavailable("too_many_answers", "Too many answers are being written just now; try again shortly.",
        Duration.ofSeconds(2));
  }

  /** From now on no answer begins here. */
  void refuseAll() {
    stopping = true;
  }

  /** How many answers are being written. */
  int running() {
    return most - permits.availablePermits();
  }

  /** Cuts off what is being written: it ends with what was said so far, and can be gone on with. */
  void interruptAll() {
    executor.shutdownNow();
  }
}
