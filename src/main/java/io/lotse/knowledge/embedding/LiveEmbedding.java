package io.lotse.knowledge.embedding;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.EmbeddingModel;

/** The embedding model that is configured, if there is one. */
@ApplicationScoped
public class LiveEmbedding {
  /** The identity of an index without vectors. */
  public static final String NONE = "none";
  private final Optional<EmbeddingModel> model;

  public LiveEmbedding() {
    this.model = Optional.empty();
  }

  @Inject
  LiveEmbedding(Optional<EmbeddingModel> configured) {
    this.model = configured;
  }

  public Optional<EmbeddingModel> model() {
    return model;
  }

  public String identity() {
    return model.map(EmbeddingModel::identity).orElse(NONE);
  }
}
