package io.lotse.knowledge.ranking;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.lotse.knowledge.index.AnalysedQuestion;
import io.lotse.knowledge.index.Hit;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.ranking.Candidate.Scores;
import io.lotse.model.EmbeddingModel;
import io.lotse.platform.Problem;

/** Finds the chunks that may answer a question and puts them in order, the same for every index. Thread-safe. */
public final class Ranking {
  private static final System.Logger LOG = System.getLogger(Ranking.class.getName());
  private static final int LOOKED_INTO = 20;
  private static final String EMBEDDING_UNAVAILABLE = "embedding_unavailable";

  private final VectorIndex index;
  private final TextAnalysis analysis;
  private final Optional<EmbeddingModel> embeddings;
  private final Tuning tuning;

  /** @param embeddings the live model, whose vectors the index holds; empty = keyword search only */
  public Ranking(VectorIndex index, TextAnalysis analysis, Optional<EmbeddingModel> embeddings) {
    this(index, analysis, embeddings, Tuning.MEASURED);
  }

  Ranking(VectorIndex index, TextAnalysis analysis, Optional<EmbeddingModel> embeddings, Tuning tuning) {
    this.index = index;
    this.analysis = analysis;
    this.embeddings = embeddings;
    this.tuning = tuning;
  }

  /**
   * The best candidates. A hybrid search whose question cannot be embedded goes on with keywords and says so in
   * {@link SearchResult#mode()}.
   *
   * @throws Problem {@code embedding_unavailable} in vector mode; {@code index_unavailable}
   */
  public SearchResult search(SearchQuery query) {
    return search(query, decision -> {});
  }

  /** The same, telling of each candidate that is not among the best why it is not. */
  SearchResult search(SearchQuery query, Consumer<Decision> decisions) {
    AnalysedQuestion question = analysed(query);
    Optional<float[]> vector = query.mode() == SearchMode.KEYWORD ? Optional.empty() : embed(query);
    SearchMode mode = vector.isEmpty() ? SearchMode.KEYWORD : query.mode();
    Supplier<List<Hit>> neighbours = beside(() -> vector.map(unit -> index.nearest(unit, query.filter(), query
        .limitK())).orElse(List.of()), mode == SearchMode.HYBRID);
    QuestionTerms terms = new QuestionTerms(question, index);
    List<Hit> keyword = mode == SearchMode.VECTOR ? List.of()
        : index.keyword(terms.query(tuning), query.filter(), query.limitK());
    List<Hit> nearest = neighbours.get();
    Coverage coverage = new Coverage(terms, index);
    Found found = new Found(query, question, terms, coverage, covering(keyword, coverage),
        above(query, keyword, nearest, decisions));
    boolean without = embeddings.isPresent() && query.mode() != SearchMode.KEYWORD && vector.isEmpty();
    return new SearchResult(candidates(found, mode, decisions), question.language(), mode, without);
  }

  /** What the work gives; where it is to go on beside other work, it begins at once on a thread of its own. */
  private static <T> Supplier<T> beside(Supplier<T> work, boolean now) {
    if (!now) {
      return work;
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        done.complete(work.get());
      } catch (RuntimeException | Error failed) {
        done.completeExceptionally(failed);
      }
    });
    return () -> {
      try {
        return done.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException known ? known : failed;
      }
    };
  }

  /**
   * A chunk with much of the question comes before one that has a rare word of it often. Only the first are looked into:
   * what is far behind would not get to the front.
   */
  private List<Hit> covering(List<Hit> keyword, Coverage coverage) {
    List<Hit> first = keyword.subList(0, Math.min(LOOKED_INTO, keyword.size()));
    coverage.look(first.stream().map(Hit::chunkId).toList());
    List<Hit> covered = new ArrayList<>(first.stream()
        .map(hit -> hit.times(1 + tuning.coverage() * coverage.of(hit.chunkId()))).sorted(Hit.ORDER).toList());
    covered.addAll(keyword.subList(first.size(), keyword.size()));
    return covered;
  }

  private record Found(SearchQuery query, AnalysedQuestion question, QuestionTerms terms, Coverage coverage,
      List<Hit> keyword, List<Hit> nearest) {}

  private AnalysedQuestion analysed(SearchQuery query) {
    Set<String> languages = index.languages().keySet();
    return query.language() == null ? analysis.question(query.text(), languages)
        : analysis.question(query.text(), query.language(), languages);
  }

  private Optional<float[]> embed(SearchQuery query) {
    if (embeddings.isEmpty() && query.mode() == SearchMode.VECTOR)
      throw new Problem(503, EMBEDDING_UNAVAILABLE, "No embedding model is configured, so there is no vector search.");
    try {
      return embeddings.map(model -> model.embedQuery(query.text()));
    } catch (Problem problem) {
      if (query.mode() == SearchMode.VECTOR || !problem.code().equals(EMBEDDING_UNAVAILABLE))
        throw problem;
      LOG.log(Level.WARNING, "The question is searched by keywords alone: {0}", problem.withCause());
      return Optional.empty();
    }
  }

  /** Neighbours that reach the threshold; in a hybrid search also those that the keywords found. */
  private List<Hit> above(SearchQuery query, List<Hit> keyword, List<Hit> nearest, Consumer<Decision> decisions) {
    if (nearest.isEmpty()) {
      return nearest;
    }
    double threshold = query.threshold() != null ? query.threshold()
        : embeddings.map(EmbeddingModel::noiseThreshold).orElse(0.0);
    Set<UUID> passing = new HashSet<>();
    keyword.forEach(hit -> passing.add(hit.chunkId()));
    List<Hit> above = new ArrayList<>();
    for (Hit hit : nearest)
      if (passing.contains(hit.chunkId()) || normalized(query.metric(), hit) >= threshold)
        above.add(hit);
      else
        decisions.accept(Decision.of(far(query, hit), Decision.Outcome.BELOW_THRESHOLD));
    return above;
  }

  private static Candidate far(SearchQuery query, Hit hit) {
    return new Candidate(hit.chunkId(), hit.documentId(), hit.score(), normalized(query.metric(), hit),
        new Scores(null, query.metric().raw(hit.score()), null, null), 0);
  }

  private static double normalized(Metric metric, Hit hit) {
    return metric.normalized(metric.raw(hit.score()));
  }

  private List<Candidate> candidates(Found found, SearchMode mode, Consumer<Decision> decisions) {
    Map<UUID, Hit> keyword = byChunk(found.keyword());
    Map<UUID, Hit> nearest = byChunk(found.nearest());
    Map<UUID, Double> fused = mode == SearchMode.HYBRID ? fused(found) : Map.of();
    Map<UUID, Hit> all = new HashMap<>(nearest);
    all.putAll(keyword);
    List<Candidate> candidates = new ArrayList<>();
    for (Hit hit : all.values())
      candidates.add(candidate(found, mode, hit, keyword.get(hit.chunkId()), nearest.get(hit.chunkId()),
          fused.get(hit.chunkId())));
    candidates.sort(Candidate.ORDER);
    List<Candidate> best = candidates.subList(0, Math.min(found.query().topK(), candidates.size()));
    candidates.subList(best.size(), candidates.size())
        .forEach(each -> decisions.accept(Decision.of(each, Decision.Outcome.BEYOND_CANDIDATES)));
    found.coverage().look(best.stream().map(Candidate::chunkId).toList());
    return best.stream().map(each -> each.withCoverage(found.coverage().of(each.chunkId()))).toList();
  }

  private Map<UUID, Double> fused(Found found) {
    Set<String> known = embeddings.map(EmbeddingModel::languages).orElse(Set.of());
    Fusion fusion = new Fusion(tuning, known, found.question().language());
    Map<UUID, Double> fused = fusion.fuse(found.keyword(), found.nearest());
    if (!found.terms().codes().isEmpty()) {
      Coverage coverage = found.coverage().lookForCodes(fused.keySet());
      fused.replaceAll((chunk, score) -> score + coverage.codeShare(chunk) * fusion.share(0));
    }
    fused.replaceAll((chunk, score) -> score / fusion.highest());
    return fused;
  }

  private Candidate candidate(Found found, SearchMode mode, Hit hit, Hit keyword, Hit nearest, Double fused) {
    Metric metric = found.query().metric();
    Scores scores = new Scores(keyword == null ? null : keyword.score(),
        nearest == null ? null : metric.raw(nearest.score()), fused, null);
    double score = fused != null ? fused : hit.score();
    double normalized = switch (mode) {
      case HYBRID -> Math.min(1, fused);
      case VECTOR -> normalized(metric, nearest);
      case KEYWORD -> found.terms().normalized(keyword.score() / (1 + tuning.coverage()));
    };
    return new Candidate(hit.chunkId(), hit.documentId(), score, normalized, scores, 0);
  }

  private static Map<UUID, Hit> byChunk(List<Hit> hits) {
    Map<UUID, Hit> byChunk = new HashMap<>();
    hits.forEach(hit -> byChunk.put(hit.chunkId(), hit));
    return byChunk;
  }
}
