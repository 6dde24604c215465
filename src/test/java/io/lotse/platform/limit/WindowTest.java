package io.lotse.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Rate;

class WindowTest {
  private static final long START = 1_000_000_000_000L;
  private final Window window = new Window(new Rate(3, Duration.ofMinutes(1)));

  @Test
  void so_many_calls_are_let_through_and_the_next_is_told_when_to_come_back() {
    assertThat(window.take(START).left()).isEqualTo(2);
    assertThat(window.take(START + 10_000).left()).isEqualTo(1);
    assertThat(window.take(START + 20_000).left()).isZero();

    Window.Standing refused = window.take(START + 30_000);

    assertThat(refused.admitted()).isFalse();
    assertThat(refused.reset()).isEqualTo(Duration.ofSeconds(30));
    assertThat(window.take(START + 59_000).admitted()).isFalse();
    assertThat(window.take(START + 60_000).admitted()).isTrue();
    assertThat(window.take(START + 61_000).admitted()).isFalse();
  }

  @Test
  void refused_calls_do_not_count() {
    for (int i = 0; i < 100; i++) {
      window.take(START);
    }
    assertThat(window.take(START + 60_000).left()).isEqualTo(2);
  }

  @Test
  void two_nodes_share_one_budget() {
    Window other = new Window(new Rate(3, Duration.ofMinutes(1)));
    window.take(START);
    window.take(START);
    other.take(START);
    Map<Long, Integer> here = window.untold();
    Map<Long, Integer> there = other.untold();
    window.take(START);

    window.told(here);
    other.told(there);
    long slot = here.keySet().iterator().next();
    window.heard(slot, 3);
    other.heard(slot, 3);

    assertThat(window.untold()).containsEntry(slot, 1);
    assertThat(window.take(START).admitted()).isFalse();
    assertThat(other.take(START).admitted()).isFalse();
    assertThat(other.take(START + 60_000).admitted()).isTrue();
  }
}
