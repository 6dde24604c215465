package io.lotse.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-02T08:15:30Z");

  @ParameterizedTest
  @EnumSource
  void its_last_step_is_the_one_of_now(Period period) {
    List<Instant> steps = period.steps(period.since(NOW, BERLIN));
    assertThat(steps.getLast()).isBeforeOrEqualTo(NOW);
    assertThat(steps.getLast().plus(period.step())).isAfter(NOW);
  }

  @Test
  void a_month_has_days_that_begin_at_midnight() {
    List<Instant> steps = Period.MONTH.steps(Period.MONTH.since(NOW, BERLIN));
    assertThat(steps).hasSize(30);
    assertThat(Period.MONTH.label(steps.getLast(), BERLIN, Locale.GERMAN)).isEqualTo("2. März");
    assertThat(steps.getLast()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
  }

  @Test
  void an_unknown_name_is_a_day() {
    assertThat(Period.of("ewig")).isEqualTo(Period.DAY);
    assertThat(Period.of("7d")).isEqualTo(Period.WEEK);
  }
}
