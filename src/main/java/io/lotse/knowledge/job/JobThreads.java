package io.lotse.knowledge.job;

import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Loops;

/** The threads of jobs and of those who watch one; all end with the application. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/knowledge", maxAsync = 64)
public class JobThreads {
  private final Loops loops;
  private volatile boolean ending;
  @Resource(lookup = "java:app/concurrent/knowledge")
  private ManagedExecutorService executor;

  protected JobThreads() {
    this(null);
  }

  @Inject
  JobThreads(Loops loops) {
    this.loops = loops;
  }

  /** Repeats rounds until the application ends; a round that fails is told in the log and followed by a pause. */
  public void repeat(String name, Loops.Round round, long pauseMillis) {
    loops.repeat(name, Duration.ofMillis(pauseMillis), round);
  }

  /** Runs something once, apart from the caller. */
  public void run(Runnable task) {
    executor.execute(task);
  }

  public boolean isEnding() { return ending; }

  @PreDestroy
  void end() {
    ending = true;
  }
}
