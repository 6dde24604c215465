package io.lotse.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.lotse.platform.Problem;

/** A response is given as a parameter or in the body. */
class GivenResponseTest {
  @Test
  void the_parameter_counts_first_and_may_be_empty() {
    assertThat(GivenResponse.of("a", bytes("{\"response\":\"b\"}"))).isEqualTo("a");
    assertThat(GivenResponse.of("", new byte[0])).isEmpty();
    assertThat(GivenResponse.of(null, bytes("{\"response\":\"b\",\"other\":1}"))).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"''|422|response_text", "{}|422|response", "[]|422|response",
      "{\"response\":null}|422|response", "{\"response\":7}|422|response", "{\"response\":\"a\\u0000\"}|422|response",
      "{|400|"})
  void what_is_wrong_is_named(String body, int status, String field) {
    assertThatThrownBy(() -> GivenResponse.of(null, bytes(body))).isInstanceOfSatisfying(Problem.class, problem -> {
      assertThat(problem.status()).isEqualTo(status);
      assertThat(problem.errors().stream().map(Problem.FieldError::field).findFirst().orElse(null)).isEqualTo(field);
    });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
