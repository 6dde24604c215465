package io.lotse.knowledge;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.index.LuceneIndex;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.search.Ranking;
import io.lotse.platform.NodeIdentity;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The live index of this node and the ranking over it; opened when first needed, closed with the application. */
@ApplicationScoped
class SearchIndex {
  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());
  private final LiveEmbedding embedding;
  private final QuestionVector questions;
  private final NodeIdentity node;
  private final TextAnalysis analysis = new TextAnalysis();
  private volatile Open open;

  private record Open(VectorIndex index, Ranking ranking, Optional<SwiftEmbedding> embedding) {}

  SearchIndex() {
    this(null, null, null);
  }

  @Inject
  SearchIndex(LiveEmbedding embedding, QuestionVector questions, NodeIdentity node) {
    this.embedding = embedding;
    this.questions = questions;
    this.node = node;
  }

  VectorIndex index() {
    return open().index();
  }

  Ranking ranking() {
    return open().ranking();
  }

  /** Whether the last question could be embedded; false also where no model is live. */
  boolean embeds() {
    return open().embedding().map(SwiftEmbedding::isWell).orElse(false);
  }

  private Open open() {
    Open seen = open;
    return seen == null ? openOnce() : seen;
  }

  private synchronized Open openOnce() {
    if (open == null) {
      Path folder = Settings.current().directory(Setting.DATA_DIRECTORY).resolve("index").resolve(node.name());
      VectorIndex index = new LuceneIndex(folder, embedding.identity(), analysis);
      LOG.log(Level.INFO, "search index {0}, embedding {1}", folder, embedding.identity());
      Optional<SwiftEmbedding> swift = embedding.model().map(model -> new SwiftEmbedding(model, questions::of));
      open = new Open(index, new Ranking(index, analysis, swift.map(Function.identity())), swift);
    }
    return open;
  }

  @PreDestroy
  synchronized void close() {
    if (open != null) {
      open.index().close();
      analysis.close();
    }
  }
}
