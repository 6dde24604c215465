package io.lotse.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.evaluation.EvaluationComparison.Moved;

class EvaluationComparisonTest {
  @Test
  void figures_count_places_within_the_first_ten() {
    Figures figures = new Figures(List.of(1, 2, 0, 6));

    assertThat(figures.hitAt(1)).isEqualTo(0.25);
    assertThat(figures.hitAt(5)).isEqualTo(0.5);
    assertThat(figures.reciprocalRank()).isCloseTo((1 + 0.5 + 1.0 / 6) / 4, within(1e-9));
    assertThat(new Figures(List.of()).hitAt(1)).isZero();
  }

  @Test
  void only_questions_that_both_runs_have_asked_are_compared_and_the_greatest_gain_comes_first() {
    EvaluationRun older = run(Map.of("keyword", Map.of("a", 2, "b", 0, "c", 1, "d", 3, "gone", 1)));
    EvaluationRun newer = run(Map.of("keyword", Map.of("a", 1, "b", 1, "c", 0, "d", 3, "fresh", 1), "vector", Map.of(
        "a", 1)));

    List<EvaluationComparison> ways = EvaluationComparison.of(older, newer);

    assertThat(ways).hasSize(1);
    assertThat(ways.getFirst().better()).containsExactly(new Moved("b", 0, 1), new Moved("a", 2, 1));
    assertThat(ways.getFirst().worse()).containsExactly(new Moved("c", 1, 0));
    assertThat(ways.getFirst().now().questions()).isEqualTo(4);
  }

  private static EvaluationRun run(Map<String, Map<String, Integer>> places) {
    return new EvaluationRun(UUID.randomUUID(), Instant.EPOCH, "anna", "none", 5, places);
  }
}
