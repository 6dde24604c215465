package io.lotse.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Deadline;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The embedding of a question while a person waits for what it finds. */
@ApplicationScoped
class QuestionVector {
  private static final long REST_MILLIS = 10_000;

  @Resource
  private ManagedExecutorService executor;

  private final Map<String, Future<?>> calibrations = new HashMap<>();
  private final Set<String> calibrated = ConcurrentHashMap.newKeySet();

  /**
   * The vector of a question by a model, once it is also known which neighbours of this model are noise.
   *
   * @throws Problem {@code embedding_unavailable}
   * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException when three of the last four
   *   calls failed
   */
  @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = REST_MILLIS)
  float[] of(EmbeddingModel model, String question) {
    Deadline deadline = new Deadline(executor, Settings.current().duration(Setting.EMBEDDING_QUERY_TIMEOUT));
    float[] vector = deadline.await(() -> model.embedQuery(question), SwiftEmbedding::unavailable);
    if (!calibrated.contains(model.identity())) {
      Future<?> under = calibration(model);
      deadline.await(under::get, SwiftEmbedding::unavailable);
      calibrated.add(model.identity());
    }
    return vector;
  }

  /** Under way until it succeeds, however long the question that began it waits: it is many calls of the model. */
  private synchronized Future<?> calibration(EmbeddingModel model) {
    Future<?> known = calibrations.get(model.identity());
    if (known == null || known.isDone()) {
      known = executor.submit(model::noiseThreshold);
      calibrations.put(model.identity(), known);
    }
    return known;
  }
}
