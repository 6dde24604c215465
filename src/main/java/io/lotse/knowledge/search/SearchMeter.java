package io.lotse.knowledge.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import io.lotse.platform.Distribution;

/** Searches of this node as metrics: how long they took, how well the best passage fitted, what could not take part. */
@ApplicationScoped
class SearchMeter {
  private final Distribution seconds = Distribution.ofSeconds();
  private final Distribution similarity = Distribution.ofShares();
  private final Distribution relevance = Distribution.ofShares();
  private MetricRegistry metrics;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started, MetricRegistry registry) {
    metrics = registry;
    seconds.shownAs("lotse_search_seconds", metrics);
    similarity.shownAs("lotse_search_best_similarity", metrics);
    relevance.shownAs("lotse_search_best_relevance", metrics);
    metrics.counter("lotse_searches_empty");
  }

  /** Adds a search and gives back what it has found. */
  Found counted(Found found) {
    seconds.add(found.timings().totalMs() / 1e3);
    found.degraded().forEach(code -> metrics.counter("lotse_searches_degraded", new Tag("code", code)).inc());
    if (found.passages().isEmpty()) {
      metrics.counter("lotse_searches_empty").inc();
    } else {
      Passage best = found.passages().getFirst();
      relevance.add(best.relevance());
      if (best.normalizedScore() != null) {
        similarity.add(best.normalizedScore());
      }
    }
    return found;
  }
}
