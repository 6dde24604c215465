package io.lotse.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

class ValidityTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void both_days_are_included() {
    assertThat(new Validity(today, today).isToday()).isTrue();
    assertThat(new Validity(today.plusDays(1), null).isToday()).isFalse();
    assertThat(new Validity(null, today.minusDays(1)).isToday()).isFalse();
    assertThat(Validity.ALWAYS.isToday()).isTrue();
  }

  @Test
  void everything_wrong_is_named() {
    List<FieldError> errors = new ArrayList<>();

    Validity.read("31.03.2026", "2026-02-30", errors);

    assertThat(errors).extracting(FieldError::field).containsExactly("valid_from", "valid_until");
  }

  @Test
  void a_change_leaves_what_is_not_given_and_takes_away_what_is_empty() {
    Validity spring = new Validity(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 5, 31));

    assertThat(spring.changed(null, "")).isEqualTo(new Validity(spring.from(), null));
    assertThatThrownBy(() -> spring.changed("2026-06-01", null)).isInstanceOf(Problem.class)
        .hasMessageContaining("valid_until");
  }
}
