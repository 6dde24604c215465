package io.lotse.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class PausesTest {
  @Test
  void pauses_double_from_two_seconds_to_an_hour_spread_by_a_fifth() {
    assertThat(Pauses.after(1, Optional.empty()).orElseThrow()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(
        2400));
    assertThat(Pauses.after(5, Optional.empty()).orElseThrow()).isBetween(Duration.ofSeconds(32), Duration.ofMillis(
        38_400));
    assertThat(Pauses.after(19, Optional.empty()).orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
  }

  @Test
  void after_the_twentieth_attempt_there_is_none() {
    assertThat(Pauses.after(20, Optional.empty())).isEmpty();
  }

  @Test
  void a_receiver_that_wants_more_time_gets_it_up_to_an_hour() {
    assertThat(Pauses.after(1, Optional.of(Duration.ofSeconds(90)))).contains(Duration.ofSeconds(90));
    assertThat(Pauses.after(1, Optional.of(Duration.ofDays(3)))).contains(Duration.ofHours(1));
  }
}
