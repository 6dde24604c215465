package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @ParameterizedTest
  @CsvSource({"3, 3", "' 3 ', 3", "3.0, 3", "10.00, 10", "-0, 0"})
  void a_whole_number_may_be_written_with_a_point(String text, int number) {
    assertThat(Query.wholeNumber("n", text, 0, 10)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3.5", "3.", ".0", "11", "-1", "1e1", "three", "99999999999"})
  void anything_else_is_refused_by_name(String text) {
    assertThatThrownBy(() -> Query.wholeNumber("n", text, 0, 10)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.getMessage()).isEqualTo("n: must be a whole number from 0 to 10"));
  }

  @Test
  void a_text_is_measured_in_characters_as_people_count_them() {
    assertThat(Query.text("q", "🐉".repeat(3), 3)).hasSize(6);
    assertThat(Query.text("q", null, 3)).isNull();
    assertThatThrownBy(() -> Query.text("q", "🐉".repeat(4), 3)).hasMessageContaining("q: must have at most 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02T08:15:30Z", " 2026-03-02T09:15:30+01:00 ", "2026-03-02T09:15:30 01:00"})
  void a_time_has_an_offset_whose_plus_may_have_become_a_space(String text) {
    assertThat(Query.instant("from", text)).isEqualTo("2026-03-02T08:15:30Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-03-02", "2026-03-02T08:15:30", "+999999-01-01T00:00:00Z",
      "-0001-01-01T00:00:00Z"})
  void what_is_no_time_that_can_be_looked_up_is_refused_by_name(String text) {
    assertThatThrownBy(() -> Query.instant("from", text)).isInstanceOfSatisfying(Problem.class,
        problem -> assertThat(problem.getMessage()).startsWith("from: must be a time with offset"));
  }

  @Test
  void no_time_is_none() {
    assertThat(Query.instant("from", null)).isNull();
    assertThat(Query.instant("from", " ")).isNull();
  }
}
