package io.lotse.knowledge;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.lotse.platform.Problem;
import io.lotse.platform.Signal;

/**
 * Keeps the generations of the index in step with the tables, and compares them when asked to: on one thread. An index that
 * all nodes share is written by one of them; the others only change over.
 */
@ApplicationScoped
class IndexFollower {
  private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PROMOTION = Duration.ofSeconds(2);
  private final SearchIndex search;
  private final Generations generations;
  private final LiveEmbedding embedding;
  private final KnowledgeThreads threads;
  private final WritingTurn turn;
  private final IndexPlace place;
  private final Signal signal = new Signal();
  private final Queue<CompletableFuture<FollowedIndex.Differences>> asked = new ConcurrentLinkedQueue<>();
  private Instant promotion = Instant.EPOCH;
  private boolean wanted;
  private boolean tidied;
  private boolean unavailable;

  IndexFollower() {
    this(null, null, null, null, null, null);
  }

  @Inject
  IndexFollower(SearchIndex search, Generations generations, LiveEmbedding embedding, KnowledgeThreads threads,
      WritingTurn turn, IndexPlace place) {
    this.search = search;
    this.generations = generations;
    this.embedding = embedding;
    this.threads = threads;
    this.turn = turn;
    this.place = place;
  }

  void start() {
    threads.repeat("index", this::follow, POLL.toMillis());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) IndexChanged changed) {
    signal.give();
  }

  /** Asks for a comparison of this node's index with the tables; what differs is put right. */
  Future<FollowedIndex.Differences> reconcile() {
    CompletableFuture<FollowedIndex.Differences> answer = new CompletableFuture<>();
    asked.add(answer);
    signal.give();
    return answer;
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
    for (CompletableFuture<FollowedIndex.Differences> answer = asked.poll(); answer != null; answer = asked.poll()) {
      try {
        List<FollowedIndex.Differences> found = search.open().stream().map(OpenGeneration::followed)
            .map(each -> mine ? each.reconcile() : each.compare()).toList();
        answer.complete(new FollowedIndex.Differences(found.stream().mapToInt(FollowedIndex.Differences::unknown).sum(),
            found.stream().mapToInt(FollowedIndex.Differences::missing).sum(), mine));
      } catch (RuntimeException failed) {
        answer.completeExceptionally(failed);
      }
    }
  }
}
