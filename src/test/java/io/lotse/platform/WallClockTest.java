package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
  /** Seven hours ahead of UTC. */
  private static final ZoneId DA_NANG = ZoneId.of("Asia/Ho_Chi_Minh");

  @ParameterizedTest
  @CsvSource({"2025-04-15T22:30, 2025-04-15T22:30:00", "2025-04-15 22:30:45, 2025-04-15T22:30:45",
      "2025-04-15_22:30:45, 2025-04-15T22:30:45", "2025-04-15t22:30:45.5, 2025-04-15T22:30:45.500000",
      "2025-04-15T15:30:45Z, 2025-04-15T22:30:45", "2025-04-15T22:30+09:00, 2025-04-15T20:30:00",
      "2025-04-15 22:30:00 +0200, 2025-04-16T03:30:00", "2025-04-15T22:30:45.123456789, 2025-04-15T22:30:45.123456"})
  void a_time_is_kept_as_the_clock_shows_it(String given, String written) {
    assertThat(WallClock.parse(given, () -> DA_NANG).map(WallClock::text)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025-04-15", "22:30", "2025-02-30T22:30", "2025-04-15T25:00", "tomorrow at ten",
      "15.04.2025 22:30",
      "0000-01-01T00:00", "2025-04-15T22:30:45+99:00"})
  void what_is_no_time_is_refused(String text) {
    assertThat(WallClock.parse(text, () -> DA_NANG)).isEmpty();
  }

  @Test
  void seconds_since_1970_are_a_time_too() {
    assertThat(WallClock.parse(1_744_731_045.25, () -> DA_NANG).map(WallClock::text)).contains(
        "2025-04-15T22:30:45.250000");
    assertThat(WallClock.parse(1e300, () -> DA_NANG)).isEmpty();
    assertThat(WallClock.parse(Double.NaN, () -> DA_NANG)).isEmpty();
  }

  @Test
  void the_fraction_is_left_out_where_there_is_none() {
    assertThat(WallClock.text(LocalDateTime.of(2025, 4, 15, 22, 0))).isEqualTo("2025-04-15T22:00:00");
  }
}
