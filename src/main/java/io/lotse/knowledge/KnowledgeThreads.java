package io.lotse.knowledge;

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
class KnowledgeThreads {
  private final Loops loops;
  private volatile boolean ending;
  @Resource(lookup = "java:app/concurrent/knowledge")
  private ManagedExecutorService executor;

  KnowledgeThreads() {
    this(null);
  }

  @Inject
  KnowledgeThreads(Loops loops) {
    this.loops = loops;
  }

  /** Repeats rounds until the application ends; a round that fails is told in the log and followed by a pause. */
  void repeat(String name, Loops.Round round, long pauseMillis) {
    loops.repeat(name, Duration.ofMillis(pauseMillis), round);
  }

  /** Runs something once, apart from the caller. */
  void run(Runnable task) {
    executor.execute(task);
  }

  boolean isEnding() { return ending; }

  @PreDestroy
  void end() {
    ending = true;
  }
}
