package io.lotse.knowledge.evaluation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.knowledge.search.MeasuredSearch;
import io.lotse.platform.Ids;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** Asks the saved questions of the search as it is, and keeps what came of it. */
@Offered("admin: to keep and to run evaluation questions")
@ApplicationScoped
public class EvaluationRuns {
  private final EvaluationQuestions questions;
  private final MeasuredSearch search;
  private final AtomicBoolean running = new AtomicBoolean();
  private final KeptRuns kept;

  EvaluationRuns() {
    this(null, null, null);
  }

  @Inject
  EvaluationRuns(EvaluationQuestions questions, MeasuredSearch search, KeptRuns kept) {
    this.questions = questions;
    this.search = search;
    this.kept = kept;
  }

  /**
   * Asks all saved questions that something answers, in every way of searching that there is; takes some ten milliseconds
   * for each.
   *
   * @throws Problem 409 {@code no_questions}, {@code evaluation_running}; 503 when the search is not available
   */
  public EvaluationRun run(String by) {
    if (!running.compareAndSet(false, true)) {
      throw Problem.conflict("evaluation_running", "An evaluation is running already; its figures come shortly.");
    }
    try {
      EvaluationRun run = new EvaluationRun(Ids.next(), Instant.now(), by, search.model(), 0, Map.of());
      return kept.keep(measured(run));
    } finally {
      running.set(false);
    }
  }

  private EvaluationRun measured(EvaluationRun run) {
    Map<String, Set<UUID>> answeredBy = new LinkedHashMap<>();
    Map<String, String> asked = new LinkedHashMap<>();
    for (EvaluationQuestion each : questions.all()) {
      if (each.answerable()) {
        asked.put(each.id(), each.question());
        answeredBy.put(each.id(), search.holding(each.document(), each.page(), each.answer()));
      }
    }
    if (asked.isEmpty()) {
      throw Problem.conflict("no_questions", "There is no saved question that something answers.");
    }
    Placing placing = new Placing(search.retrieval());
    Map<String, Map<String, Integer>> places = new LinkedHashMap<>();
    for (SearchMode mode : search.hasVectors() ? SearchMode.values() : new SearchMode[]{SearchMode.KEYWORD}) {
      places.put(mode.name().toLowerCase(Locale.ROOT), places(asked, answeredBy, placing, mode, false));
    }
    if (search.hasReranker()) {
      places.put("reranked", places(asked, answeredBy, placing, SearchMode.HYBRID, true));
    }
    return new EvaluationRun(run.id(), run.at(), run.by(), run.model(), asked.size(), places);
  }

  private static Map<String, Integer> places(Map<String, String> asked, Map<String, Set<UUID>> answeredBy,
      Placing placing, SearchMode mode, boolean rerank) {
    Map<String, Integer> places = new LinkedHashMap<>();
    asked.forEach((id, question) -> places.put(id, placing.of(question, answeredBy.get(id), mode, rerank)));
    return places;
  }

  /** The newest first, at most a hundred. */
  public List<EvaluationRun> newest(int limit) {
    return kept.newest(limit);
  }
}
