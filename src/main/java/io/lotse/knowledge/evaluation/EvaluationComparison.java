package io.lotse.knowledge.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.lotse.platform.Offered;

/**
 * What a run does better and worse than another one, by the questions that both have asked in the same way.
 *
 * @param better the greatest gain first
 * @param worse the greatest loss first
 */
@Offered("admin: to show how good the search is")
public record EvaluationComparison(String way, Figures before, Figures now, List<Moved> better, List<Moved> worse) {
  /** A question whose right passage came to another place; 0 = not within the first ten. */
  public record Moved(String id, int before, int now) {
    double gain() {
      return Figures.reciprocal(now) - Figures.reciprocal(before);
    }
  }

  /** For each way of searching of the newer run that the older one has as well. */
  public static List<EvaluationComparison> of(EvaluationRun older, EvaluationRun newer) {
    List<EvaluationComparison> ways = new ArrayList<>();
    newer.places().forEach((way, places) -> {
      if (older.places().containsKey(way)) {
        ways.add(of(way, older.places().get(way), places));
      }
    });
    return ways;
  }

  private static EvaluationComparison of(String way, Map<String, Integer> older, Map<String, Integer> newer) {
    List<Moved> both = newer.entrySet().stream().filter(each -> older.containsKey(each.getKey()))
        .map(each -> new Moved(each.getKey(), older.get(each.getKey()), each.getValue())).toList();
    Comparator<Moved> byGain = Comparator.comparingDouble(Moved::gain).thenComparing(Moved::id);
    return new EvaluationComparison(way, Figures.of(both.stream().map(Moved::before).toList()),
        Figures.of(both.stream().map(Moved::now).toList()),
        both.stream().filter(each -> each.gain() > 0).sorted(byGain.reversed()).toList(),
        both.stream().filter(each -> each.gain() < 0).sorted(byGain).toList());
  }
}
