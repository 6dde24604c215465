package io.lotse.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import io.lotse.platform.Loops;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Gives the live models to whoever injects them: {@code LanguageModel}, {@code Optional<EmbeddingModel>} (empty = search
 * by keywords only), {@code Optional<Reranker>} and {@code LiveModels}.
 */
@ApplicationScoped
class Models {
  private static final System.Logger LOG = System.getLogger(Models.class.getName());

  private ModelChoice choice;
  private LanguageModel languageModel;
  private Optional<EmbeddingModel> embeddingModel;
  private final Map<String, Optional<EmbeddingModel>> earlier = new HashMap<>();
  private Optional<Reranker> reranker;
  private Path directory;

  @Inject
  private RerankCall rerankCall;
  @Inject
  private ModelBreaker breaker;

  // Not in the constructor, which the container calls for its proxy too: connections would be opened twice.
  @PostConstruct
  void open() {
    Settings settings = Settings.current();
    choice = new ModelChoice(settings, () -> LocalEmbeddingModel.ifPresent(this::freshDirectory));
    LanguageModel chosen = choice.languageModel();
    languageModel = chosen.composes() ? new GuardedModel(chosen, breaker) : chosen;
    embeddingModel = choice.embeddingModel();
    reranker = settings.has(Setting.RERANK_BASE_URL)
        ? Optional.of(new HttpReranker(settings.text(Setting.RERANK_MODEL), rerankCall::send))
        : Optional.empty();
  }

  @Produces
  LanguageModel languageModel() {
    return languageModel;
  }

  @Produces
  Optional<EmbeddingModel> embeddingModel() {
    return embeddingModel;
  }

  /** The model that makes vectors of this identity, if it can be had; opened once. */
  synchronized Optional<EmbeddingModel> embeddingModel(String identity) {
    return embeddingModel.filter(live -> live.identity().equals(identity))
        .or(() -> earlier.computeIfAbsent(identity, choice::embeddingModel));
  }

  /** Empty = the fused order stands. */
  @Produces
  Optional<Reranker> reranker() {
    return reranker;
  }

  @Produces
  LiveModels liveModels() {
    return new LiveModels(choice.describe(), choice.languageModelEndpoint(), choice.embeddingsEndpoint());
  }

  /** Not before the deployment is over: a class that is loaded while it ends may fail, and some then for good. */
  void warmUp(@Observes @Initialized(ApplicationScoped.class) Object started, Loops loops) {
    if (languageModel.composes()) {
      loops.once("the warm-up of the language model", () -> LOG.log(System.Logger.Level.DEBUG, "Warmed up for {0}.",
          WarmUp.run().model()));
    }
    embeddingModel.ifPresent(model -> loops.once("the calibration of the embedding model", () -> calibrate(model)));
  }

  /** Measures the model's noise before the first search needs it; that search measures it where this fails. */
  private static void calibrate(EmbeddingModel model) {
    try {
      LOG.log(System.Logger.Level.DEBUG, "Neighbours under {0} are noise.", model.noiseThreshold());
    } catch (Problem away) {
      LOG.log(System.Logger.Level.WARNING, "The embedding model does not answer yet: {0}", away.withCause());
    }
  }

  @PreDestroy
  void close() {
    close(languageModel);
    embeddingModel.ifPresent(Models::close);
    earlier.values().forEach(model -> model.ifPresent(Models::close));
    if (directory != null) {
      removeFiles();
    }
  }

  /** Of this deployment alone: two class loaders cannot load the same native library. */
  private Path freshDirectory() {
    try {
      Path caches = Settings.current().directory(Setting.DATA_DIRECTORY).resolve("cache").resolve("embedding");
      directory = Files.createTempDirectory(Files.createDirectories(caches), "model-");
      return directory;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void removeFiles() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "The files of the local embedding model could not be removed.", failed);
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
