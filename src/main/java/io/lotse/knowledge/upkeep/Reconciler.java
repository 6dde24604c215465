package io.lotse.knowledge.upkeep;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.indexing.IndexDifferences;
import io.lotse.knowledge.indexing.IndexFollower;
import io.lotse.knowledge.ingestion.EmbedTasks;
import io.lotse.knowledge.job.EmbedJobs;
import io.lotse.knowledge.library.EntriesAsked;
import io.lotse.knowledge.upkeep.Reconciliation.Difference;
import io.lotse.platform.Problem;

/**
 * Compares PostgreSQL, the index and the object store, and puts right what differs: PostgreSQL is the truth, what it does
 * not know goes, what the others lack is made anew. What cannot be made anew, an original that is lost, is told.
 */
@ApplicationScoped
class Reconciler {
  private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());
  private static final Duration LONGEST_COMPARISON = Duration.ofMinutes(10);
  /** So long a person waits for another comparison to end, or for the index to be ready for one. */
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final Duration COME_BACK = Duration.ofSeconds(15);
  private final EmbedJobs jobs;
  private final EmbedTasks tasks;
  private final Abandoned abandoned;
  private final Orphans orphans;
  private final IndexFollower follower;
  private final LiveEmbedding embedding;
  private final Event<EntriesAsked> asked;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Reconciliation last;

  Reconciler() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  Reconciler(EmbedJobs jobs, EmbedTasks tasks, Abandoned abandoned, Orphans orphans, IndexFollower follower,
      LiveEmbedding embedding, Event<EntriesAsked> asked) {
    this.jobs = jobs;
    this.tasks = tasks;
    this.abandoned = abandoned;
    this.orphans = orphans;
    this.follower = follower;
    this.embedding = embedding;
    this.asked = asked;
  }

  Optional<Reconciliation> last() {
    return Optional.ofNullable(last);
  }

  /** Compares everything when it is due, however long it has to wait for that; one at a time on a node. */
  Reconciliation run(String trigger) {
    turn.lock();
    try {
      return compareAll(trigger, LONGEST_COMPARISON);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Compares everything because a person asks for it.
   *
   * @throws Problem 503 {@code reconciliation_running} while another comparison is under way, {@code index_unavailable}
   *   when the index cannot be compared; what was found in the other parts is then told by {@link #last()}
   */
  Reconciliation onDemand() {
    if (!isMyTurnSoon()) {
      throw Problem.unavailable("reconciliation_running", "Another comparison is under way.", COME_BACK);
    }
    try {
      Reconciliation found = compareAll("demand", SOON);
      if (!found.comparesIndex()) {
        throw Problem.unavailable("index_unavailable", "The search index cannot be compared just now.", COME_BACK);
      }
      return found;
    } finally {
      turn.unlock();
    }
  }

  private boolean isMyTurnSoon() {
    try {
      return turn.tryLock(SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** @param patience how long the index may take to be ready for it */
  private Reconciliation compareAll(String trigger, Duration patience) {
    Instant at = Instant.now();
    List<Difference> differences = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    compare("database", problems, () -> differences.addAll(database()));
    compare("object store", problems, () -> differences.addAll(orphans.compare()));
    compare("search index", problems, () -> differences.addAll(index(patience)));
    tasks.hurry();
    last = Reconciliation.of(at, trigger, Duration.between(at, Instant.now()).toMillis(), differences, problems);
    LOG.log(last.found() > 0 || !problems.isEmpty() ? Level.WARNING : Level.INFO,
        "reconciliation: {0} differences, {1} put right, {2} remain; problems: {3}", last.found(), last.repaired(), last
            .remaining(), problems);
    return last;
  }

  private List<Difference> database() {
    int unfinished = jobs.fileForgotten();
    int withoutVectors = embedding.model().isPresent() ? jobs.fileMissingVectors(embedding.identity()) : 0;
    int editions = abandoned.remove();
    EntriesAsked entries = new EntriesAsked();
    asked.fire(entries);
    return List.of(new Difference("documents_unfinished", unfinished, unfinished),
        new Difference("documents_without_vectors", withoutVectors, withoutVectors),
        new Difference("editions_abandoned", editions, editions),
        new Difference("entries_outdated", entries.changed(), entries.changed()));
  }

  private List<Difference> index(Duration patience) throws InterruptedException, IOException {
    try {
      IndexDifferences found = follower.reconcile(patience, LONGEST_COMPARISON);
      return List.of(new Difference("index_chunks_unknown", found.unknown(), found.mended() ? found.unknown() : 0),
          new Difference("index_chunks_missing", found.missing(), found.mended() ? found.missing() : 0));
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }

  /** A comparison that may fail for reasons of its own. */
  private interface Comparison {
    void go() throws IOException, InterruptedException;
  }

  private static void compare(String what, List<String> problems, Comparison comparison) {
    try {
      comparison.go();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      problems.add("The comparison of the " + what + " was interrupted.");
    } catch (IOException | RuntimeException failed) {
      LOG.log(Level.WARNING, "the " + what + " cannot be compared", failed);
      problems.add("The " + what + " cannot be compared just now.");
    }
  }
}
