package io.lotse.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class EmbedWorkersTest {
  @Test
  void each_attempt_waits_twice_as_long_up_to_two_minutes() {
    assertThat(EmbedWorkers.pause(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(EmbedWorkers.pause(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(EmbedWorkers.pause(8)).isEqualTo(Duration.ofMinutes(2));
    assertThat(EmbedWorkers.pause(99)).isEqualTo(Duration.ofMinutes(2));
  }
}
