package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

class LenientTest {
  record Order(@JsonDeserialize(using = Lenient.Whole.class) Integer count,
      @JsonDeserialize(using = Lenient.Truth.class) Boolean urgent,
      @JsonDeserialize(using = Lenient.Fraction.class) Double share) {}

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      3        | 3
      "3"      | 3
      " -3 "   | -3
      3.0      | 3
      "3.00"   | 3
      1e2      | 100
      """)
  void a_whole_number_may_be_written_as_text_or_with_noughts(String written, int meant) throws IOException {
    assertThat(read("count", written).count()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      true     | true
      "True"   | true
      "yes"    | true
      "ON"     | true
      1        | true
      "0"      | false
      "n"      | false
      "off"    | false
      """)
  void a_truth_value_may_be_a_word(String written, boolean meant) throws IOException {
    assertThat(read("urgent", written).urgent()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      0.5      | 0.5
      "0.5"    | 0.5
      1        | 1
      """)
  void a_fraction_may_be_written_as_text(String written, double meant) throws IOException {
    assertThat(read("share", written).share()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"count\": 3.5", "\"count\": \"three\"", "\"count\": true", "\"count\": 3000000000",
      "\"count\": []", "\"count\": \"1e999999999\"", "\"count\": \"\"", "\"urgent\": 2", "\"urgent\": \"\"",
      "\"urgent\": \"perhaps\"", "\"urgent\": {}", "\"share\": \"half\"", "\"share\": false"})
  void what_means_neither_is_refused(String field) {
    assertThat(catchThrowable(() -> Json.MAPPER.readValue("{" + field + "}", Order.class))).isInstanceOf(
        JsonMappingException.class);
  }

  private static Order read(String field, String written) throws IOException {
    return Json.MAPPER.readValue("{\"" + field + "\": " + written + "}", Order.class);
  }
}
