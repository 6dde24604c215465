package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void credentials_are_taken_out_of_the_url() {
    assertThat(DatabaseUrl.parse("postgresql://lotse:geheim@db.example.org:5433/support?sslmode=require"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example.org:5433/support?sslmode=require", "lotse", "geheim"));
  }

  @Test
  void escaped_characters_of_credentials_are_read_and_a_plus_is_a_plus() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://l%40tse:a%2Fb+c%20d@db/support");

    assertThat(url.user()).isEqualTo("l@tse");
    assertThat(url.password()).isEqualTo("a/b+c d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://db/support", "postgres://db/support", "jdbc:postgresql://db/support",
      "postgresql+asyncpg://db/support"})
  void every_usual_spelling_is_taken(String text) {
    assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl("jdbc:postgresql://db/support", null, null));
  }

  @Test
  void an_ipv6_address_keeps_its_brackets() {
    assertThat(DatabaseUrl.parse("postgresql://[::1]:5432/support").jdbc())
        .isEqualTo("jdbc:postgresql://[::1]:5432/support");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db", "mysql://db/support", "postgresql://db", "postgresql://db/",
      "postgresql:///support",
      "jdbc:mysql://db/support", "postgresql://a b/support"})
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(text));
  }
}
