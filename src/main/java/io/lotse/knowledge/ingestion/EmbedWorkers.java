package io.lotse.knowledge.ingestion;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.job.JobThreads;
import io.lotse.knowledge.job.Lease;
import io.lotse.knowledge.job.TasksEnded;
import io.lotse.knowledge.job.TasksFiled;
import io.lotse.platform.Problem;
import io.lotse.platform.Signal;

/**
 * Works the tasks of ingestion off, two at a time; a task that is filed on this node wakes them at once. One that is
 * cancelled, or lost to another node, is interrupted.
 */
@ApplicationScoped
public class EmbedWorkers {
  private static final System.Logger LOG = System.getLogger(EmbedWorkers.class.getName());
  private static final int AT_A_TIME = 2;
  private static final Duration POLL = Duration.ofSeconds(3);
  private static final long LOOK_MILLIS = 1000;
  private static final int LOOKS_A_RENEWAL = 15;

  private final EmbedTasks tasks;
  private final Ingestion ingestion;
  private final LiveEmbedding embedding;
  private final JobThreads threads;
  private final IngestionMeter meter;
  private final Signal signal = new Signal();
  private final Map<Lease, Thread> working = new ConcurrentHashMap<>();

  EmbedWorkers() {
    this(null, null, null, null, null);
  }

  @Inject
  EmbedWorkers(EmbedTasks tasks, Ingestion ingestion, LiveEmbedding embedding, JobThreads threads,
      IngestionMeter meter) {
    this.tasks = tasks;
    this.ingestion = ingestion;
    this.embedding = embedding;
    this.threads = threads;
    this.meter = meter;
  }

  /** Takes up what was left behind, and whatever comes. */
  public void start() {
    int resumed = tasks.resume();
    if (resumed > 0) {
      LOG.log(Level.INFO, "the ingestion of {0} documents goes on after a restart", resumed);
    }
    for (int i = 0; i < AT_A_TIME; i++) {
      threads.repeat("ingestion", this::work, POLL.toMillis());
    }
    threads.repeat("renewal of leases", new Renewal()::look, LOOK_MILLIS);
  }

  void filed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TasksFiled filed) {
    for (int i = 0; i < AT_A_TIME; i++) {
      signal.give();
    }
  }

  void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) TasksEnded ended) {
    working.keySet().stream().filter(lease -> ended.documents().contains(lease.documentId())).toList()
        .forEach(this::stopIfLost);
  }

  private void work() throws InterruptedException {
    Optional<Lease> lease = tasks.claim(embedding.identity());
    if (lease.isEmpty()) {
      signal.await(POLL);
      return;
    }
    working.put(lease.get(), Thread.currentThread());
    try {
      work(lease.get());
    } catch (Lease.Lost lost) {
      LOG.log(Level.INFO, "ingestion of document {0} was given up: {1}", lease.get().documentId(), lost.getMessage());
    } finally {
      ended(lease.get());
    }
  }

  /** An interrupt that came for this task must not hit the next. */
  private synchronized void ended(Lease lease) {
    working.remove(lease);
    Thread.interrupted();
  }

  private void work(Lease lease) {
    if (lease.crashes() > Patience.MOST_CRASHES) {
      tasks.fail(lease, "It was given up after it had ended the server " + Patience.MOST_CRASHES + " times.");
      return;
    }
    long started = System.nanoTime();
    try {
      ingestion.run(lease);
      meter.ingested(System.nanoTime() - started);
      LOG.log(Level.INFO, "ingested document={0} attempt={1} ms={2}", lease.documentId(), lease.attempt(),
          String.valueOf((System.nanoTime() - started) / 1_000_000));
    } catch (Lease.Lost lost) {
      throw lost;
    } catch (Problem problem) {
      failed(lease, problem, problem.getMessage(), Patience.with(problem));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
      failed(lease, unforeseen, "Something went wrong on our side; the log tells what.", Patience.SHORT);
    }
  }

  private void failed(Lease lease, Throwable cause, String reason, Patience patience) {
    Thread.interrupted();
    if (threads.isEnding()) {
      tasks.release(lease);
      return;
    }
    if (!tasks.holds(lease)) {
      throw new Lease.Lost();
    }
    LOG.log(patience == Patience.NONE ? Level.INFO : Level.WARNING, "ingestion of document " + lease.documentId()
        + " failed, attempt " + lease.attempt(), cause);
    if (patience.isAtEnd(lease.failures() + 1)) {
      meter.ended("failed");
      tasks.fail(lease, reason);
    } else {
      meter.ended("postponed");
      tasks.postpone(lease, patience.pause(lease.failures() + 1), reason);
    }
  }

  private void stopIfLost(Lease lease) {
    if (!tasks.holds(lease)) {
      stop(lease);
    }
  }

  private synchronized void stop(Lease lease) {
    Thread worker = working.get(lease);
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** Looks every second whether what is worked on is still this node's, and renews it now and then. */
  private final class Renewal {
    private int looks;

    void look() throws InterruptedException {
      Thread.sleep(LOOK_MILLIS);
      boolean renews = ++looks % LOOKS_A_RENEWAL == 0;
      for (Lease lease : working.keySet()) {
        if (renews && !tasks.renew(lease)) {
          stop(lease);
        }
        stopIfLost(lease);
      }
    }
  }
}
