package io.lotse.model;

import java.nio.file.Path;
import java.util.Optional;

import io.lotse.platform.Settings;

/** The models that settings choose, for tools that run without a container. */
public final class ConfiguredModels {
  private ConfiguredModels() {}

  /** @param cache where the local model puts its native libraries */
  public static Optional<EmbeddingModel> embedding(Settings settings, Path cache) {
    return new ModelChoice(settings, () -> LocalEmbeddingModel.ifPresent(() -> cache)).embeddingModel();
  }
}
