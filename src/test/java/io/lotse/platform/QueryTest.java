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
}
