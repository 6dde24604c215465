package io.lotse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdbcUrlTest {
  @Test
  void credentials_become_parameters() {
    assertThat(JdbcUrl.of("postgresql://lotse:s%40fe@127.0.0.1:5433/lotse"))
        .isEqualTo("jdbc:postgresql://127.0.0.1:5433/lotse?user=lotse&password=s%40fe");
  }

  @Test
  void parameters_are_kept() {
    assertThat(JdbcUrl.of("postgres://lotse@db.example/lotse?sslmode=require"))
        .isEqualTo("jdbc:postgresql://db.example/lotse?sslmode=require&user=lotse");
  }

  @Test
  void a_jdbc_url_is_taken_as_it_is() {
    assertThat(JdbcUrl.of("jdbc:postgresql://db/lotse?user=a&password=b"))
        .isEqualTo("jdbc:postgresql://db/lotse?user=a&password=b");
  }
}
