package io.lotse.admin.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:15:30Z");

  @ParameterizedTest
  @CsvSource({"-5, gerade eben", "59, gerade eben", "60, vor einer Minute", "3599, vor 59 Minuten",
      "3600, vor einer Stunde",
      "172799, vor 47 Stunden", "172800, vor 2 Tagen"})
  void the_past_is_said_in_words(long seconds, String words) {
    assertThat(new Ago(Locale.GERMAN).of(NOW.minusSeconds(seconds), NOW)).isEqualTo(words);
  }
}
