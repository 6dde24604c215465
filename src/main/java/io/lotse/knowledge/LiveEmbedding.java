package io.lotse.knowledge;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.model.EmbeddingModel;

/** The embedding model that is configured, if there is one. */
@ApplicationScoped
class LiveEmbedding {
  /** The identity of an index without vectors. */
  static final String NONE = "none";
  private final Optional<EmbeddingModel> model;

  LiveEmbedding() {
    this.model = Optional.empty();
  }

  @Inject
  LiveEmbedding(Optional<EmbeddingModel> configured) {
    this.model = configured;
  }

  Optional<EmbeddingModel> model() {
    return model;
  }

  String identity() {
    return model.map(EmbeddingModel::identity).orElse(NONE);
  }
}
