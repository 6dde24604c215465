package io.lotse.model;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Offered;

/**
 * Embedding models by the identity of their vectors: that of the settings, and as far as they can be had, those that the
 * settings named before. While the library is embedded anew, questions are still embedded as its old vectors were.
 */
@Offered("knowledge: to search vectors of an earlier model")
@ApplicationScoped
public class EmbeddingModels {
  private final Models models;

  EmbeddingModels() {
    this(null);
  }

  @Inject
  EmbeddingModels(Models models) {
    this.models = models;
  }

  /**
   * The model that makes vectors of this identity; empty when there is none on this machine and none that the endpoint of
   * today's settings could be asked for. Whether the endpoint still knows it shows when it is asked.
   */
  public Optional<EmbeddingModel> of(String identity) {
    return models.embeddingModel(identity);
  }
}
