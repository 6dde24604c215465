package io.lotse.knowledge;

import java.lang.System.Logger.Level;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.search.Ranking;

/** The live index of this node and the ranking over it; opened when first needed, closed with the application. */
@ApplicationScoped
class SearchIndex {
  private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());
  private final LiveEmbedding embedding;
  private final IndexPlace place;
  private final TextAnalysis analysis = new TextAnalysis();
  private volatile Open open;

  private record Open(VectorIndex index, Ranking ranking) {}

  SearchIndex() {
    this(null, null);
  }

  @Inject
  SearchIndex(LiveEmbedding embedding, IndexPlace place) {
    this.embedding = embedding;
    this.place = place;
  }

  VectorIndex index() {
    return open().index();
  }

  Ranking ranking() {
    return open().ranking();
  }

  private Open open() {
    Open seen = open;
    return seen == null ? openOnce() : seen;
  }

  private synchronized Open openOnce() {
    if (open == null) {
      VectorIndex index = place.open(embedding.identity(), analysis);
      LOG.log(Level.INFO, "search index {0}, embedding {1}", place.describe(), embedding.identity());
      open = new Open(index, new Ranking(index, analysis, embedding.model()));
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
