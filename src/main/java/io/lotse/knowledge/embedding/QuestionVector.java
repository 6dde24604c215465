package io.lotse.knowledge.embedding;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Deadline;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The embedding of a question while a person waits for what it finds. */
@ApplicationScoped
public class QuestionVector {
  private static final long REST_MILLIS = 10_000;

  @Resource
  private ManagedExecutorService executor;

  private final VectorProof proof;
  private final Map<String, Future<?>> preparations = new HashMap<>();
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();

  QuestionVector() {
    this(null);
  }

  @Inject
  QuestionVector(VectorProof proof) {
    this.proof = proof;
  }

  /**
   * The vector of a question by a model, once it is also known that the library's vectors are of this model, and which
   * neighbours of it are noise.
   *
   * @throws Problem {@code embedding_unavailable}
   * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException when three of the last four
   *   calls failed
   */
  @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = REST_MILLIS)
  public float[] of(EmbeddingModel model, String question) {
    Deadline deadline = new Deadline(executor, Settings.current().duration(Setting.EMBEDDING_QUERY_TIMEOUT));
    float[] vector = deadline.await(() -> model.embedQuery(question), SwiftEmbedding::unavailable);
    if (!prepared.contains(model.identity())) {
      Future<?> under = preparation(model);
      deadline.await(under::get, SwiftEmbedding::unavailable);
      prepared.add(model.identity());
    }
    return vector;
  }

  /** Under way until it succeeds, however long the question that began it waits: it is many calls of the model. */
  private synchronized Future<?> preparation(EmbeddingModel model) {
    Future<?> known = preparations.get(model.identity());
    if (known == null || known.isDone()) {
      known = executor.submit(() -> {
        proof.demand(model);
        return model.noiseThreshold();
      });
      preparations.put(model.identity(), known);
    }
    return known;
  }
}
