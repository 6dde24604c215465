package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private final ApiKeys withoutDatabase = new ApiKeys();

  @ParameterizedTest
  @ValueSource(strings = {"", "lts_", "lts_short", "lts_\u0000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "xyz_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void what_cannot_be_a_key_is_not_looked_up(String text) {
    assertThat(withoutDatabase.caller(text)).isEmpty();
  }
}
