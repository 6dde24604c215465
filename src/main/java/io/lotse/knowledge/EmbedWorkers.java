package io.lotse.knowledge;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.lotse.platform.Problem;
import io.lotse.platform.Signal;

/** Works the tasks of ingestion off, two at a time; a task that is filed on this node wakes them at once. */
@ApplicationScoped
class EmbedWorkers {
  private static final System.Logger LOG = System.getLogger(EmbedWorkers.class.getName());
  private static final int AT_A_TIME = 2;
  private static final int MOST_ATTEMPTS = 8;
  private static final Duration POLL = Duration.ofSeconds(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final long RENEWAL_MILLIS = EmbedTasks.LEASE.toMillis() / 4;

  private final EmbedTasks tasks;
  private final Ingestion ingestion;
  private final KnowledgeThreads threads;
  private final Signal signal = new Signal();
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();

  EmbedWorkers() {
    this(null, null, null);
  }

  @Inject
  EmbedWorkers(EmbedTasks tasks, Ingestion ingestion, KnowledgeThreads threads) {
    this.tasks = tasks;
    this.ingestion = ingestion;
    this.threads = threads;
  }

  /** Takes up what was left behind, and whatever comes. */
  void start() {
    int resumed = tasks.resume();
    if (resumed > 0) {
      LOG.log(Level.INFO, "{0} documents are ingested anew after a restart", resumed);
    }
    for (int i = 0; i < AT_A_TIME; i++) {
      threads.repeat("ingestion", this::work, POLL.toMillis());
    }
    threads.repeat("renewal of leases", this::renew, RENEWAL_MILLIS);
  }

  void filed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TasksFiled filed) {
    for (int i = 0; i < AT_A_TIME; i++) {
      signal.give();
    }
  }

  private void work() throws InterruptedException {
    Optional<Lease> lease = tasks.claim();
    if (lease.isEmpty()) {
      signal.await(POLL);
      return;
    }
    held.add(lease.get());
    try {
      work(lease.get());
    } catch (Lease.Lost lost) {
      LOG.log(Level.INFO, "ingestion of document {0} was given up: {1}", lease.get().documentId(), lost.getMessage());
    } finally {
      held.remove(lease.get());
    }
  }

  private void work(Lease lease) {
    if (lease.attempt() > MOST_ATTEMPTS) {
      tasks.fail(lease, "It was given up after " + MOST_ATTEMPTS + " attempts.");
      return;
    }
    long started = System.nanoTime();
    try {
      ingestion.run(lease);
      LOG.log(Level.INFO, "ingested document={0} attempt={1} ms={2}", lease.documentId(), lease.attempt(),
          String.valueOf((System.nanoTime() - started) / 1_000_000));
    } catch (Lease.Lost lost) {
      throw lost;
    } catch (Problem problem) {
      failed(lease, problem, problem.getMessage(), problem.status() < 500);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
      failed(lease, unforeseen, "Something went wrong on our side; the log tells what.", false);
    }
  }

  private void failed(Lease lease, Throwable cause, String reason, boolean forGood) {
    LOG.log(forGood ? Level.INFO : Level.WARNING, "ingestion of document " + lease.documentId() + " failed, attempt "
        + lease.attempt(), cause);
    if (forGood || lease.attempt() >= MOST_ATTEMPTS) {
      tasks.fail(lease, reason);
    } else {
      tasks.postpone(lease, pause(lease.attempt()), reason);
    }
  }

  /** 1, 2, 4 … seconds, at most {@link #LONGEST_PAUSE}. */
  static Duration pause(int attempt) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempt - 1, 20));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void renew() throws InterruptedException {
    Thread.sleep(RENEWAL_MILLIS);
    held.forEach(tasks::renew);
  }
}
