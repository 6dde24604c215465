package io.lotse.knowledge.search;

import java.lang.System.Logger.Level;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.indexing.SearchIndex;
import io.lotse.model.EmbeddingModel;
import io.lotse.model.LanguageModel;
import io.lotse.model.Reranker;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.WallClock;

/** Whether retrieval works, and how it is configured; asks no model, because each call of one costs. */
@Offered("operations: to tell how the index is")
@ApplicationScoped
public class RetrievalHealth {
  private static final System.Logger LOG = System.getLogger(RetrievalHealth.class.getName());
  private final SearchIndex search;
  private final LiveEmbedding embedding;
  private final LanguageModel languageModel;
  private final Optional<Reranker> reranker;

  RetrievalHealth() {
    this(null, null, null, Optional.empty());
  }

  @Inject
  RetrievalHealth(SearchIndex search, LiveEmbedding embedding, LanguageModel languageModel,
      Optional<Reranker> reranker) {
    this.search = search;
    this.embedding = embedding;
    this.languageModel = languageModel;
    this.reranker = reranker;
  }

  /** What {@code GET /rag/health} answers; degraded means that a part of search did not answer when last asked. */
  public record Report(String status, Services services, RetrievalConfig retrievalConfig, LocalDateTime timestamp) {}

  /**
   * Whether the parts are there and answered when they were last asked; without an embedding model search goes by
   * keywords, and a reranker is null where none is configured.
   */
  public record Services(boolean vectorIndex, boolean embeddingModel, boolean languageModel, Boolean reranker) {}

  /** The defaults of a search for bots; where the settings have no threshold, the embedding model has its own. */
  public record RetrievalConfig(int defaultTopK, int defaultLimitK, String defaultSimilarityMetric,
      Double defaultSimilarityThreshold, List<String> allowedMetrics, String embeddingModel) {}

  Report report() {
    Settings settings = Settings.current();
    boolean index = indexAnswers();
    Double threshold = settings.optionalDecimal(Setting.RETRIEVAL_DEFAULT_SIMILARITY_THRESHOLD).orElse(null);
    boolean embeds = index && search.embeds();
    Boolean reranks = reranker.map(Reranker::isWell).orElse(null);
    boolean healthy = index && embeds == embedding.model().isPresent() && !Boolean.FALSE.equals(reranks);
    return new Report(healthy ? "healthy" : "degraded",
        new Services(index, embeds, languageModel.composes(), reranks),
        new RetrievalConfig(settings.number(Setting.RETRIEVAL_DEFAULT_TOP_K),
            PassageQuery.candidatesOfBots(settings),
            settings.text(Setting.RETRIEVAL_DEFAULT_SIMILARITY_METRIC), threshold,
            settings.list(Setting.RETRIEVAL_ALLOWED_METRICS),
            embeddingModel().orElse(null)),
        WallClock.now());
  }

  /** Asks the index for something small; throws when it does not answer. */
  public void search() {
    search.index().count();
  }

  /** The name of the live embedding model; empty when search goes by words. */
  public Optional<String> embeddingModel() {
    return embedding.model().map(EmbeddingModel::name);
  }

  private boolean indexAnswers() {
    try {
      search();
      return true;
    } catch (Problem unavailable) {
      LOG.log(Level.WARNING, "the search index does not answer", unavailable);
      return false;
    }
  }
}
