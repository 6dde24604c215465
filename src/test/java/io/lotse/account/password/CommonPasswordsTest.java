package io.lotse.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
  private final CommonPasswords common = new CommonPasswords();

  @ParameterizedTest
  @ValueSource(strings = {"password", "Passwort1", "qwertyuiop", "12345678", "Sunshine2026!", "!!dragon!!", "Lotse1234",
      "xyxyxyxyxy", "mara.lindner", "Lindner99", "mara.lindner@example.org", "Mara Lindner"})
  void what_is_guessed_first_is_refused(String password) {
    assertThat(common.objection("password", password, "mara.lindner@example.org", "Mara Lindner")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sieben Kraniche im Nebel", "kompass-und-seekarte", "vK7#qLw9zT", "mười hai con cò"})
  void what_is_not_is_taken(String password) {
    assertThat(common.objection("password", password, "mara.lindner@example.org", "Mara Lindner")).isEmpty();
  }
}
