package io.lotse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.lotse.testing.Answer;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** The packaged WAR starts against real services and lets people in. */
@ExtendWith(ArquillianExtension.class)
class StartUpIT {
  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void a_started_server_is_ready() {
    assertThat(LotseUnderTest.nobody().get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void the_superuser_of_the_settings_can_sign_in() {
    assertThat(LotseUnderTest.admin().get("/auth/me").expect(200).json().path("is_superuser").asBoolean()).isTrue();
  }

  @Test
  void an_ordinary_person_can_sign_in() {
    assertThat(LotseUnderTest.demo().get("/auth/me").expect(200).json().path("is_superuser").asBoolean()).isFalse();
  }

  @Test
  void pages_of_configured_origins_may_call_and_read_what_the_answer_says() {
    LotseServer page = LotseUnderTest.nobody().with("Origin", "https://help.lotse.example");

    for (String path : List.of("/postgres/faq?limit=1", "/postgres/faq/0", "/api/admin/outbox", "/nothing-there")) {
      Answer answer = page.get(path);
      assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo("https://help.lotse.example");
      assertThat(answer.header("Access-Control-Expose-Headers")).as(path).contains("X-Total-Count", "ETag",
          "Retry-After");
      assertThat(answer.headers().allValues("Vary")).as(path).contains("Origin");
    }
    String tag = page.get("/postgres/faq?limit=1").header("ETag");
    Answer unchanged = page.with("If-None-Match", tag).get("/postgres/faq?limit=1").expect(304);
    assertThat(unchanged.header("Access-Control-Allow-Origin")).isEqualTo("https://help.lotse.example");
  }

  @Test
  void a_preflight_is_answered_without_a_credential() {
    Answer agreed = preflight("http://localhost:3000", "/api/admin/outbox").expect(200);

    assertThat(agreed.text()).isEqualTo("OK");
    assertThat(agreed.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
    assertThat(agreed.header("Access-Control-Allow-Methods").split(", ")).contains("DELETE", "PATCH", "PUT");
    assertThat(agreed.header("Access-Control-Allow-Headers")).isEqualTo("x-api-key, content-type");
    assertThat(agreed.header("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(agreed.headers().allValues("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "https://help.lotse.example.evil.example",
      "http://help.lotse.example", "https://help.lotse.example:8443", "http://localhost:3001", "null"})
  void pages_of_other_origins_get_no_such_word(String origin) {
    for (Answer answer : List.of(preflight(origin, "/postgres/faq"), LotseUnderTest.nobody().with("Origin", origin).get(
        "/postgres/faq?limit=1"))) {
      assertThat(answer.headers().map().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(
          "access-control-"));
      assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }
  }

  @Test
  void programs_are_greeted_and_people_find_the_chat_page() {
    assertThat(LotseUnderTest.nobody().with("Accept", "application/json").get("/").expect(200).json().path(
        "documentation").asText()).isEqualTo("/docs");
    assertThat(LotseUnderTest.nobody().get("/").expect(200).header("Content-Type")).startsWith("text/html");
    assertThat(LotseUnderTest.nobody().with("Accept", "text/html,application/json").get("/").text()).contains("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"})
  void what_is_not_there_is_not_found_by_any_method(String method) {
    for (String path : List.of("/session", "/nothing/there.js", "/api/application.wadl", "/api/nothing")) {
      assertThat(call(method, path).status()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"})
  void what_can_be_read_only_says_so(String method) {
    for (String path : List.of("/", "/app/main.js", "/api/rag/health")) {
      Answer refused = call(method, path).expect(405);
      assertThat(refused.header("Allow")).as(path).contains("GET");
      assertThat(refused.json().path("code").asText()).isEqualTo("method_not_allowed");
      assertThat(Objects.equals(refused.header("Connection"), "close")).as(path).isEqualTo(method.equals("TRACE"));
    }
  }

  @Test
  void who_looks_for_a_path_by_its_options_finds_what_is_there() {
    for (String path : List.of("/mongodb/session", "/chat", "/rag/chat", "/health", "/")) {
      assertThat(call("OPTIONS", path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void a_sign_in_without_a_body_is_told_what_is_missing() {
    assertThat(call("POST", "/auth/login").expect(422).json().path("errors")).extracting(each -> each.path("field")
        .asText()).containsExactlyInAnyOrder("username", "password");
  }

  @ParameterizedTest
  @CsvSource({"POST, /api/chat", "POST, /api/chat/stream", "POST, /api/handoff", "POST, /api/admin/api-keys",
      "POST, /api/faq", "POST, /api/bot/session", "POST, /api/rag/chat",
      "PATCH, /api/admin/documents/0199a1c4-1f20-7a31-9b42-0c53d164e275", "PUT, /api/pages/about-pixity"})
  void a_call_without_its_body_is_told_so(String method, String path) {
    Answer refused = LotseUnderTest.admin().send(method, path, null, BodyPublishers.noBody()).expect(400);

    assertThat(refused.json().path("code").asText()).isEqualTo("malformed_json");
  }

  private static Answer call(String method, String path) {
    return LotseUnderTest.nobody().send(method, path, null, BodyPublishers.noBody());
  }

  private static Answer preflight(String origin, String path) {
    return LotseUnderTest.nobody().with("Origin", origin).with("Access-Control-Request-Method", "PUT")
        .with("Access-Control-Request-Headers", "x-api-key, content-type")
        .send("OPTIONS", path, null, BodyPublishers.noBody());
  }
}
