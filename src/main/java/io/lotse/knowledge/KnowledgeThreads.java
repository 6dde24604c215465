package io.lotse.knowledge;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

/** The threads of ingestion and of the index, and of those who watch a job; all end with the application. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/knowledge", maxAsync = 64)
class KnowledgeThreads {
  private static final System.Logger LOG = System.getLogger(KnowledgeThreads.class.getName());
  private final List<Future<?>> lasting = new ArrayList<>();
  private volatile boolean ending;
  @Resource(lookup = "java:app/concurrent/knowledge")
  private ManagedExecutorService executor;

  /** One round of a loop; it may wait, and an interrupt ends it. */
  interface Round {
    void go() throws InterruptedException;
  }

  /** Repeats rounds until the application ends; a round that fails is told in the log and followed by a pause. */
  synchronized void repeat(String name, Round round, long pauseMillis) {
    lasting.add(executor.submit(() -> {
      while (!ending) {
        try {
          attempt(name, round, pauseMillis);
        } catch (InterruptedException end) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }));
  }

  /** Runs something once, apart from the caller. */
  void run(Runnable task) {
    executor.execute(task);
  }

  boolean isEnding() { return ending; }

  private void attempt(String name, Round round, long pauseMillis) throws InterruptedException {
    try {
      round.go();
    } catch (RuntimeException failed) {
      if (!ending) {
        LOG.log(Level.WARNING, name + " failed and is tried again", failed);
        Thread.sleep(pauseMillis);
      }
    }
  }

  @PreDestroy
  synchronized void end() {
    ending = true;
    lasting.forEach(each -> each.cancel(true));
  }
}
