package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
  @ParameterizedTest
  @CsvSource({"'\"3\"', true", "W/\"3\", true", "3, true", "*, true", "'\"1\", \"3\"', true", "'\"4\"', false",
      "'', false", "33, false"})
  void a_header_names_the_versions_that_it_knows(String ifMatch, boolean fits) {
    assertThat(Expected.of(ifMatch).fits(3)).isEqualTo(fits);
  }

  @Test
  void header_and_body_must_both_fit() {
    assertThat(Expected.of(null, (Integer) null).fits(3)).isTrue();
    assertThat(Expected.of(null, 3).fits(3)).isTrue();
    assertThat(Expected.of("\"3\"", 2).fits(3)).isFalse();
    assertThat(Expected.of("\"2\"", 3).fits(3)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'\"abc\"', true", "'W/\"abc\"', true", "'\"x\", \"abc\"', true", "*, true", "'\"abcd\"', false",
      "abc, false"})
  void a_client_that_has_it_already_is_told_so(String ifNoneMatch, boolean known) {
    assertThat(Replies.isKnown(ifNoneMatch, "\"abc\"")).isEqualTo(known);
  }
}
