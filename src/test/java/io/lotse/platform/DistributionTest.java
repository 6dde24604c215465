package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DistributionTest {
  private final Distribution shares = Distribution.ofShares();

  @Test
  void a_value_counts_in_the_bucket_of_its_upper_bound_and_all_above() {
    shares.add(0.2);
    shares.add(0.21);
    assertThat(IntStream.range(0, 10).mapToLong(shares::upTo)).containsExactly(0L, 1L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L);
  }

  @Test
  void what_is_above_all_bounds_counts_in_the_last() {
    shares.add(0.95);
    shares.add(7);
    assertThat(shares.upTo(8)).isZero();
    assertThat(shares.upTo(9)).isEqualTo(2);
  }

  @Test
  void nothing_is_lost_when_many_add_at_once() {
    IntStream.range(0, 10_000).parallel().forEach(i -> shares.add(i / 10_000.0));
    assertThat(shares.upTo(9)).isEqualTo(10_000);
    assertThat(shares.upTo(4)).isEqualTo(5_001);
  }
}
