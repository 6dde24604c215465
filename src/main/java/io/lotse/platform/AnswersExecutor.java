package io.lotse.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Runs answers, each on one platform thread of the server's. A permit is taken before anything is said to the client:
 * the managed executor queues without bound, and its size is a constant.
 */
@Offered("chat, agent, bot: to run an answer")
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/answers", maxAsync = 2000)
public class AnswersExecutor {
  private final Semaphore permits = new Semaphore(Settings.current().number(Setting.ANSWERS_MAX_CONCURRENT));
  @Resource(lookup = "java:app/concurrent/answers")
  private ManagedExecutorService executor;

  void measured(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry metrics) {
    metrics.gauge("lotse_answers_free", permits, Semaphore::availablePermits);
  }

  /** The right to run one answer; give it back by running it or by closing it. */
  public final class Permit implements AutoCloseable {
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Permit() {}

    /** Runs the answer on a thread of its own; the permit returns when it ends. */
    public void run(Runnable answer) {
      executor.execute(() -> {
        try {
          answer.run();
        } finally {
          close();
        }
      });
    }

    @Override
    public void close() {
      if (held.compareAndSet(true, false)) {
        permits.release();
      }
    }
  }

  /** Takes a permit, or refuses with 503 {@code too_many_answers}. */
  public Permit admit() {
    if (permits.tryAcquire()) {
      return new Permit();
    }
    throw Problem.unavailable("too_many_answers", "Too many answers are being written just now; try again shortly.",
        Duration.ofSeconds(2));
  }

  /** Answers that could start now. */
  public int free() {
    return permits.availablePermits();
  }
}
