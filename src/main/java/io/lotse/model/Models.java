package io.lotse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

import io.lotse.platform.Settings;

/**
 * Gives the live models to whoever injects them: {@code LanguageModel}, {@code Optional<EmbeddingModel>} (empty = search
 * by keywords only) and {@code LiveModels}.
 */
@ApplicationScoped
class Models {
  private static final System.Logger LOG = System.getLogger(Models.class.getName());

  private ModelChoice choice;
  private LanguageModel languageModel;
  private Optional<EmbeddingModel> embeddingModel;

  @Resource
  private ManagedExecutorService executor;

  // Not in the constructor, which the container calls for its proxy too: connections would be opened twice.
  @PostConstruct
  void open() {
    choice = new ModelChoice(Settings.current(), () -> LocalEmbeddingModel.ifPresent(freshDirectory()));
    languageModel = choice.languageModel();
    embeddingModel = choice.embeddingModel();
  }

  @Produces
  LanguageModel languageModel() {
    return languageModel;
  }

  @Produces
  Optional<EmbeddingModel> embeddingModel() {
    return embeddingModel;
  }

  @Produces
  LiveModels liveModels() {
    return new LiveModels(choice.describe());
  }

  void warmUp(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (languageModel.composes()) {
      executor.execute(() -> LOG.log(System.Logger.Level.DEBUG, "Warmed up for {0}.", WarmUp.run().model()));
    }
  }

  @PreDestroy
  void close() {
    close(languageModel);
    embeddingModel.ifPresent(Models::close);
  }

  /** Of this deployment alone: two class loaders cannot load the same native library. */
  private static Path freshDirectory() {
    try {
      return Files.createTempDirectory("lotse-embedding");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void close(Object model) {
    if (model instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception failed) {
        LOG.log(System.Logger.Level.WARNING, "A model's connections could not be closed.", failed);
      }
    }
  }
}
