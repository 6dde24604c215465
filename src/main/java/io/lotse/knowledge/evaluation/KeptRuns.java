package io.lotse.knowledge.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.type.TypeReference;

import io.lotse.platform.Json;

/** What the last hundred runs gave. */
@ApplicationScoped
class KeptRuns {
  private static final int KEPT = 100;
  private static final TypeReference<LinkedHashMap<String, LinkedHashMap<String, Integer>>> PLACES = new TypeReference<>() {
  };
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** The newest first. */
  @Transactional
  List<EvaluationRun> newest(int limit) {
    return store.createNativeQuery("select id, created_at, created_by, model, questions, cast(places as text)"
        + " from evaluation_run order by created_at desc, id desc", Object[].class).setMaxResults(limit)
        .getResultList().stream().map(row -> run((Object[]) row)).toList();
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
    return new EvaluationRun((UUID) row[0], (Instant) row[1], (String) row[2], (String) row[3], (Integer) row[4],
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
