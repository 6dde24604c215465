package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ChangesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final AtomicLong now = new AtomicLong();
  private final Changes changes = new Changes(MINUTE, now::get);
  private final List<Changes.Round> rounds = new ArrayList<>();

  @Test
  void what_came_at_once_is_looked_at_once_and_signals_left_over_look_at_nothing() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      changes.heard(i % 2);
    }
    for (int i = 0; i < 10; i++) {
      changes.next(rounds::add);
    }

    assertThat(rounds).containsExactly(new Changes.Round(false, Set.of(0, 1)));
    assertThat(rounds.getFirst().concerns(1)).isTrue();
    assertThat(rounds.getFirst().concerns(2)).isFalse();
  }

  @Test
  void all_is_looked_at_in_time_though_changes_keep_coming() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      now.addAndGet(Duration.ofSeconds(25).toNanos());
      changes.heard(i);
      changes.next(rounds::add);
    }

    assertThat(rounds).extracting(Changes.Round::all).containsExactly(false, false, true, false, false);
  }

  @Test
  void all_is_looked_at_when_something_was_missed_whatever_else_has_changed() throws InterruptedException {
    changes.mayHaveMissed();
    changes.heard("one");
    changes.next(rounds::add);

    assertThat(rounds).containsExactly(new Changes.Round(true, Set.of("one")));
    assertThat(rounds.getFirst().concerns("another")).isTrue();
  }

  @Test
  void a_look_that_fails_is_made_up_for() throws InterruptedException {
    changes.heard("one");
    assertThatThrownBy(() -> changes.next(round -> {
      throw new IllegalStateException("the database is away");
    })).isInstanceOf(IllegalStateException.class);
    changes.next(rounds::add);

    assertThat(rounds).extracting(Changes.Round::all).containsExactly(true);
  }
}
