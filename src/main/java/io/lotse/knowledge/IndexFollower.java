package io.lotse.knowledge;

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

/** Keeps this node's generations of the index in step with the tables, and compares them when asked to: on one thread. */
@ApplicationScoped
class IndexFollower {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PROMOTION = Duration.ofSeconds(2);
  private final SearchIndex search;
  private final Generations generations;
  private final LiveEmbedding embedding;
  private final KnowledgeThreads threads;
  private final Signal signal = new Signal();
  private final Queue<CompletableFuture<FollowedIndex.Differences>> asked = new ConcurrentLinkedQueue<>();
  private Instant promotion = Instant.EPOCH;
  private boolean wanted;

  IndexFollower() {
    this(null, null, null, null);
  }

  @Inject
  IndexFollower(SearchIndex search, Generations generations, LiveEmbedding embedding, KnowledgeThreads threads) {
    this.search = search;
    this.generations = generations;
    this.embedding = embedding;
    this.threads = threads;
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

  /** One round: what has changed since, or a little wait for it. */
  private void follow() throws InterruptedException {
    if (!wanted) {
      generations.want(embedding.identity());
      wanted = true;
    }
    search.align();
    boolean moved = false;
    for (OpenGeneration each : search.open()) {
      moved |= each.followed().follow();
      promote(each);
    }
    if (!moved) {
      answerAsked();
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

  private void answerAsked() {
    for (CompletableFuture<FollowedIndex.Differences> answer = asked.poll(); answer != null; answer = asked.poll()) {
      try {
        List<FollowedIndex.Differences> found = search.open().stream().map(each -> each.followed().reconcile())
            .toList();
        answer.complete(new FollowedIndex.Differences(found.stream().mapToInt(FollowedIndex.Differences::unknown).sum(),
            found.stream().mapToInt(FollowedIndex.Differences::missing).sum()));
      } catch (RuntimeException failed) {
        answer.completeExceptionally(failed);
      }
    }
  }
}
