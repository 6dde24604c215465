package io.lotse.knowledge.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.type.TypeReference;

import io.lotse.knowledge.MeasuredSearch;
import io.lotse.knowledge.search.SearchMode;
import io.lotse.platform.Ids;
import io.lotse.platform.Json;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;

/** Asks the saved questions of the search as it is, and keeps what came of it. */
@Offered("admin: to keep and to run evaluation questions")
@ApplicationScoped
public class EvaluationRuns {
  private static final int KEPT = 100;
  private static final TypeReference<LinkedHashMap<String, LinkedHashMap<String, Integer>>> PLACES = new TypeReference<>() {
  };
  private final EvaluationQuestions questions;
  private final MeasuredSearch search;
  private final AtomicBoolean running = new AtomicBoolean();
  @Inject
  private EvaluationRuns self;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  EvaluationRuns() {
    this(null, null);
  }

  @Inject
  EvaluationRuns(EvaluationQuestions questions, MeasuredSearch search) {
    this.questions = questions;
    this.search = search;
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
      return self.keep(measured(run));
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
  @Transactional
  public List<EvaluationRun> newest(int limit) {
    return store.createNativeQuery("select id, created_at, created_by, model, questions, cast(places as text)"
        + " from evaluation_run order by created_at desc, id desc", Object[].class).setMaxResults(limit)
        .getResultList().stream().map(row -> run((Object[]) row)).toList();
  }

  /** The run before that one; empty when it was the first. */
  public Optional<EvaluationRun> before(EvaluationRun run) {
    List<EvaluationRun> all = self.newest(KEPT);
    return all.stream().filter(each -> each.at().isBefore(run.at())).findFirst();
  }

  @Transactional
  EvaluationRun keep(EvaluationRun run) {
    store.createNativeQuery("insert into evaluation_run (id, created_at, created_by, model, questions, places)"
        + " values (:id, :at, :by, :model, :questions, cast(:places as jsonb))").setParameter("id", run.id())
        .setParameter("at", run.at()).setParameter("by", run.by()).setParameter("model", run.model())
        .setParameter("questions", run.questions()).setParameter("places", Json.text(run.places())).executeUpdate();
    store.createNativeQuery("delete from evaluation_run where id in (select id from evaluation_run"
        + " order by created_at desc, id desc offset :kept)").setParameter("kept", KEPT).executeUpdate();
    return run;
  }

  private static EvaluationRun run(Object[] row) {
    Instant at = row[1] instanceof Instant instant ? instant : ((java.time.OffsetDateTime) row[1]).toInstant();
    return new EvaluationRun((UUID) row[0], at, (String) row[2], (String) row[3], (Integer) row[4],
        places((String) row[5]));
  }

  private static Map<String, Map<String, Integer>> places(String json) {
    try {
      return new LinkedHashMap<>(Json.MAPPER.readValue(json, PLACES));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
