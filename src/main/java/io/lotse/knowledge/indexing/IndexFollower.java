package io.lotse.knowledge.indexing;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.platform.Loops;
import io.lotse.platform.Problem;
import io.lotse.platform.Signal;

/**
 * Keeps the generations of the index in step with the tables, and compares them when asked to: on one thread. An index that
 * all nodes share is written by one of them; the others only change over.
 */
@ApplicationScoped
public class IndexFollower {
  private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PROMOTION = Duration.ofSeconds(2);
  private final SearchIndex search;
  private final Generations generations;
  private final LiveEmbedding embedding;
  private final Loops loops;
  private final WritingTurn turn;
  private final IndexPlace place;
  private final Signal signal = new Signal();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private Instant promotion = Instant.EPOCH;
  private boolean wanted;
  private boolean tidied;
  private boolean unavailable;

  IndexFollower() {
    this(null, null, null, null, null, null);
  }

  @Inject
  IndexFollower(SearchIndex search, Generations generations, LiveEmbedding embedding, Loops loops,
      WritingTurn turn, IndexPlace place) {
    this.search = search;
    this.generations = generations;
    this.embedding = embedding;
    this.loops = loops;
    this.turn = turn;
    this.place = place;
  }

  public void start() {
    loops.repeat("index", POLL, this::follow);
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) IndexChanged changed) {
    signal.give();
  }

  /** A comparison that somebody waits for; {@code begun} is completed when its turn has come. */
  private record Asked(CompletableFuture<Void> begun, CompletableFuture<IndexDifferences> answer) {
    Asked() {
      this(new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  /**
   * Compares this node's index with the tables; what differs is put right.
   *
   * @param toBegin how long to wait for its turn, which comes when the index can be used and lacks no change
   * @param toEnd how long it may then take
   * @throws Problem 503 {@code index_unavailable} when one of them is over
   * @throws ExecutionException when it failed
   */
  public IndexDifferences reconcile(Duration toBegin, Duration toEnd)
      throws InterruptedException, ExecutionException {
    Asked mine = new Asked();
    asked.add(mine);
    signal.give();
    try {
      mine.begun().get(toBegin.toMillis(), TimeUnit.MILLISECONDS);
      return mine.answer().get(toEnd.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw Problem.unavailable("index_unavailable", "The search index cannot be compared just now: "
          + (mine.begun().isDone() ? "it takes too long." : "it does not answer, or is still being filled."), POLL,
          late);
    } finally {
      asked.remove(mine);
    }
  }

  /** One round: what has changed since, or a little wait for it; also while the index cannot be used. */
  private void follow() throws InterruptedException {
    try {
      followAll();
      unavailable = false;
    } catch (Problem problem) {
      tellOnce(problem);
      Thread.sleep(POLL);
    }
  }

  private void tellOnce(Problem problem) {
    if (!problem.code().equals("index_unavailable")) {
      throw problem;
    }
    if (!unavailable) {
      LOG.log(Level.WARNING, "the search index cannot be used; it is followed again when it can", problem);
    }
    unavailable = true;
  }

  private void followAll() throws InterruptedException {
    if (!wanted) {
      generations.want(embedding.identity());
      wanted = true;
    }
    search.align();
    boolean mine = turn.isMine();
    boolean moved = false;
    for (OpenGeneration each : search.open()) {
      moved |= mine && each.followed().follow();
      promote(each);
    }
    if (mine && !tidied) {
      place.removeAllBut(generations.open());
      tidied = true;
    }
    if (!moved) {
      answerAsked(mine);
      signal.await(POLL);
    }
  }

  private void promote(OpenGeneration open) {
    boolean mayBeComplete = !open.generation().live() && open.followed().isCaughtUp();
    if (mayBeComplete && promotion.plus(PROMOTION).isBefore(Instant.now())) {
      promotion = Instant.now();
      generations.promote(open.generation());
    }
  }

  private void answerAsked(boolean mine) {
    for (Asked next = asked.poll(); next != null; next = asked.poll()) {
      next.begun().complete(null);
      try {
        next.answer().complete(compare(mine));
      } catch (RuntimeException failed) {
        next.answer().completeExceptionally(failed);
      }
    }
  }

  private IndexDifferences compare(boolean mine) {
    List<IndexDifferences> found = search.open().stream().map(OpenGeneration::followed)
        .map(each -> mine ? each.reconcile() : each.compare()).toList();
    return new IndexDifferences(found.stream().mapToInt(IndexDifferences::unknown).sum(),
        found.stream().mapToInt(IndexDifferences::missing).sum(), mine);
  }
}
