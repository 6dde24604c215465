package io.lotse.knowledge.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;

class PageTurnsTest {
  private final PageTurns turns = new PageTurns(1, Duration.ofMillis(20));

  @Test
  void who_waits_in_vain_is_told_to_come_again() {
    assertThatThrownBy(() -> turns.take(() -> turns.take(() -> "never")))
        .isInstanceOfSatisfying(Problem.class, problem -> {
          assertThat(problem.status()).isEqualTo(503);
          assertThat(problem.code()).isEqualTo("too_many_pages");
          assertThat(problem.retryAfter()).isPositive();
        });
  }

  @Test
  void work_that_fails_gives_its_turn_back() {
    assertThatThrownBy(() -> turns.take(() -> {
      throw new IllegalStateException("broken");
    })).hasMessage("broken");

    assertThat(turns.take(() -> "done")).isEqualTo("done");
  }

  @Test
  void an_interrupt_ends_the_wait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turns.take(() -> "never")).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
