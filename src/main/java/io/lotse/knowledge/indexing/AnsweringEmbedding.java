package io.lotse.knowledge.indexing;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.model.EmbeddingModel;
import io.lotse.model.EmbeddingModels;

/** The earlier embedding model whose vectors answer while the library is embedded anew by the configured one. */
@ApplicationScoped
public class AnsweringEmbedding {
  private final Generations generations;
  private final LiveEmbedding configured;
  private final EmbeddingModels models;

  AnsweringEmbedding() {
    this(null, null, null);
  }

  @Inject
  AnsweringEmbedding(Generations generations, LiveEmbedding configured, EmbeddingModels models) {
    this.generations = generations;
    this.configured = configured;
    this.models = models;
  }

  /** Empty when the configured one answers, or none, or when the earlier one cannot be had. */
  public Optional<EmbeddingModel> model() {
    return generations.open().stream().filter(Generation::live).map(Generation::identity)
        .filter(identity -> !identity.equals(configured.identity()) && !identity.equals(LiveEmbedding.NONE)).findFirst()
        .flatMap(models::of);
  }
}
