package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Caller;
import io.lotse.platform.Problem;
import io.lotse.platform.Settings;

class NotifyGateTest {
  private static final Settings SETTINGS = Settings.read(Map.of("NOTIFY_ALLOW_ANONYMOUS", "true", "PUBLIC_URL",
      "https://lotse.example.org", "CORS_ALLOWED_ORIGINS", "https://desk.example")::get);

  @Test
  void anonymous_clients_are_served_that_are_no_pages_or_pages_of_known_origins() {
    assertThat(anonymous(Map.of())).isEqualTo(Reader.NOBODY);
    assertThat(anonymous(Map.of("Origin", "https://lotse.example.org"))).isEqualTo(Reader.NOBODY);
    assertThat(anonymous(Map.of("Origin", "https://desk.example"))).isEqualTo(Reader.NOBODY);
  }

  @Test
  void a_page_that_has_led_its_own_name_here_is_refused_without_a_credential() {
    assertThatThrownBy(() -> anonymous(Map.of("Origin", "http://evil.example:7860", "Host", "evil.example:7860")))
        .isInstanceOfSatisfying(Problem.class, refused -> assertThat(refused.code()).isEqualTo("origin_not_allowed"));
  }

  @Test
  void who_comes_through_a_proxy_that_nobody_trusts_needs_a_credential() {
    assertThatThrownBy(() -> anonymous(Map.of("X-Forwarded-For", "203.0.113.7"))).isInstanceOfSatisfying(Problem.class,
        refused -> assertThat(refused.status()).isEqualTo(401));
  }

  private Reader anonymous(Map<String, String> headers) {
    var request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[]{HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
          case "getHeader" -> headers.get(arguments[0]);
          case "getHeaders" -> Collections.enumeration(Optional.ofNullable(headers.get(arguments[0])).stream()
              .toList());
          case "getRemoteAddr" -> "127.0.0.1";
          default -> throw new UnsupportedOperationException(method.getName());
        });
    return NotifyGate.anonymous(new Caller.Nobody(null), request, SETTINGS);
  }
}
