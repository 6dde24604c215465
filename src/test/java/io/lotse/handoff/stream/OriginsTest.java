package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.lotse.platform.Settings;

class OriginsTest {
  @ParameterizedTest
  @CsvSource({"http://localhost:7860, localhost:7860, true", "https://Lotse.example.org, lotse.example.org, true",
      "https://lotse.example.org, lotse.example.org:443, true", "http://lotse.example.org, lotse.example.org, true",
      "https://evil.example, lotse.example.org, false", "http://lotse.example.org:81, lotse.example.org, false",
      "https://lotse.example.org.evil.example, lotse.example.org, false", "null, lotse.example.org, false",
      "not a url, lotse.example.org, false", "http://localhost:7860, other.example, true"})
  void a_page_may_connect_to_where_it_came_from_and_nowhere_else(String origin, String host, boolean allowed) {
    assertThat(Origins.allowed(origin, host, Settings.read(name -> null))).isEqualTo(allowed);
  }

  @Test
  void pages_of_other_sites_may_that_the_settings_name() {
    Settings settings = Settings.read(Map.of("CORS_ALLOWED_ORIGINS", "https://desk.example, https://b.example")::get);

    assertThat(Origins.allowed("https://desk.example", "lotse.example.org", settings)).isTrue();
    assertThat(Origins.allowed("http://desk.example", "lotse.example.org", settings)).isFalse();
  }
}
