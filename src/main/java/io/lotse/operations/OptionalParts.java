package io.lotse.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.knowledge.search.RetrievalHealth;
import io.lotse.model.LiveModels;

/**
 * Looks at what Lotse can do without. Anyone may ask for health, so what was seen holds for a few seconds: others'
 * servers are not called more often than that.
 */
@ApplicationScoped
class OptionalParts {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);
  private static final Duration HOLDS = Duration.ofSeconds(5);
  private final RetrievalHealth retrieval;
  private final LiveModels models;
  private final Cache<String, Probe> seen = Caffeine.newBuilder().expireAfterWrite(HOLDS).build();
  @Resource
  private ManagedExecutorService executor;

  OptionalParts() {
    this(null, null);
  }

  @Inject
  OptionalParts(RetrievalHealth retrieval, LiveModels models) {
    this.retrieval = retrieval;
    this.models = models;
  }

  Probe vectorIndex() {
    return look("vector_index", () -> {
      retrieval.search();
      return true;
    });
  }

  /** The endpoint of the language model; empty where there is none. */
  Optional<Probe> languageModel() {
    return models.languageModel().map(endpoint -> look("language_model", reach(endpoint)));
  }

  /** The endpoint of the embedding model; empty where there is none. */
  Optional<Probe> embeddings() {
    return models.embeddings().map(endpoint -> look("embeddings", reach(endpoint)));
  }

  /** What retrieval is made of. */
  Map<String, Object> retrieval() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("embedding_model", retrieval.embeddingModel().orElse("none"));
    return facts;
  }

  private static Callable<Boolean> reach(LiveModels.Endpoint endpoint) {
    return () -> {
      endpoint.reach();
      return true;
    };
  }

  private Probe look(String part, Callable<?> look) {
    return seen.get(part, fresh -> Probe.of(executor, LONGEST_LOOK, look));
  }
}
