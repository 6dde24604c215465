package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedSignInsTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "5, 1", "6, 2", "10, 32", "14, 512", "15, 900", "1000000, 900"})
  void each_failure_doubles_the_pause_up_to_the_longest(int failures, long seconds) {
    assertThat(FailedSignIns.pause(failures, 5, Duration.ofMinutes(15))).isEqualTo(seconds);
  }
}
