package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** Times of routes and steps are told by percentiles. */
class PerformanceTest {
  private final Performance performance = new Performance();

  @Test
  void percentiles_are_right_to_five_percent_and_the_slowest_is_named() {
    for (int millis = 1; millis <= 1_000; millis++) {
      performance.route("GET /a", TimeUnit.MILLISECONDS.toNanos(millis), "r" + millis);
    }
    Performance.Times times = performance.routes().getFirst();

    assertThat(times.count()).isEqualTo(1_000);
    assertThat(times.p50Ms()).isCloseTo(500, within(26.0));
    assertThat(times.p95Ms()).isCloseTo(950, within(48.0));
    assertThat(times.p99Ms()).isCloseTo(990, within(50.0));
    assertThat(times.slowestMs()).isEqualTo(1_000);
    assertThat(times.slowest()).isEqualTo("r1000");
  }

  @Test
  void no_percentile_is_above_the_slowest() {
    performance.route("GET /a", TimeUnit.MILLISECONDS.toNanos(7), "r");

    assertThat(performance.routes().getFirst().p99Ms()).isLessThanOrEqualTo(7);
  }

  @Test
  void the_most_time_consuming_comes_first() {
    performance.route("often", TimeUnit.MILLISECONDS.toNanos(10), "a");
    performance.route("often", TimeUnit.MILLISECONDS.toNanos(10), "b");
    performance.route("slow", TimeUnit.MILLISECONDS.toNanos(15), "c");

    assertThat(performance.routes()).extracting(Performance.Times::name).containsExactly("often", "slow");
  }

  @Test
  void names_that_are_made_up_do_not_fill_the_memory() {
    for (int i = 0; i < 1_000; i++) {
      performance.step("tool" + i, 1, Ids.next());
    }
    assertThat(performance.steps()).hasSizeLessThan(310).extracting(Performance.Times::name).contains("other");
  }
}
