package io.lotse.knowledge.evaluation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * What a run of the saved questions gave.
 *
 * @param model name of the embedding model; {@code none} where there was none
 * @param questions how many were asked that something answers
 * @param places by way of searching ({@code keyword}, {@code vector}, {@code hybrid}, {@code reranked}), then by the id
 *   of a question; 0 = its answer was not within the first ten
 */
@Offered("admin: to keep and to run evaluation questions")
public record EvaluationRun(UUID id, Instant at, String by, String model, int questions,
    Map<String, Map<String, Integer>> places) {
  /** How good each way of searching was. */
  public Map<String, Figures> figures() {
    Map<String, Figures> figures = new LinkedHashMap<>();
    places.forEach((way, of) -> figures.put(way, Figures.of(of.values())));
    return figures;
  }
}
