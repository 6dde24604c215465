package io.lotse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** What operations people see of a node: metrics that count, health, and a log that keeps secrets. */
@ExtendWith(ArquillianExtension.class)
class OperationsIT {
  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void answers_searches_and_requests_are_counted_for_prometheus() {
    DemoManuals.ensureIndexed();
    double answered = metric("lotse_answers_total", "finish=\"answered\"");
    double refused = metric("lotse_requests_total", "status=\"4xx\"");
    double searched = metric("lotse_search_seconds_count", "");
    LotseUnderTest.demo().post("/chat", Map.of("question", "Was bedeutet F-110?")).expect(200);
    LotseUnderTest.nobody().get("/auth/me").expect(401);

    assertThat(metric("lotse_answers_total", "finish=\"answered\"")).isEqualTo(answered + 1);
    assertThat(metric("lotse_requests_total", "status=\"4xx\"")).isEqualTo(refused + 1);
    assertThat(metric("lotse_search_seconds_count", "")).isGreaterThan(searched);
    assertThat(metric("lotse_search_seconds_bucket", "le=\"+Inf\"")).isEqualTo(metric("lotse_search_seconds_count",
        ""));
    assertThat(metric("lotse_answer_first_token_seconds_bucket", "le=\"0.005\"")).isLessThanOrEqualTo(metric(
        "lotse_answer_first_token_seconds_bucket", "le=\"120\""));
    assertThat(metric("lotse_tool_seconds_count", "tool=\"search_knowledge\"")).isPositive();
    assertThat(metric("lotse_answers_free", "")).isPositive();
    assertThat(metric("lotse_outbox_entries", "state=\"dead\"")).isGreaterThanOrEqualTo(-1);
  }

  @Test
  void a_node_that_stays_is_ready() {
    assertThat(LotseUnderTest.nobody().get("/health/ready").expect(200).json().path("checks")).anySatisfy(check -> {
      assertThat(check.path("name").asText()).isEqualTo("node");
      assertThat(check.path("status").asText()).isEqualTo("UP");
    });
  }

  @Test
  void the_log_has_no_secret_no_token_and_nobodys_words() throws IOException {
    String question = "Wie geht es meiner Tante Rosalinde?";
    JsonNode tokens = LotseUnderTest.nobody().login(System.getenv("SUPERUSER_EMAIL"), System.getenv(
        "SUPERUSER_PASSWORD")).expect(200).json();
    LotseServer admin = LotseUnderTest.nobody().withToken(tokens.path("access_token").asText());
    LotseUnderTest.nobody().login("niemand@lotse.example", "falsch-geraten-4711").expect(401);
    String key = admin.post("/admin/api-keys", Map.of("name", "log", "scopes", List.of("search"))).expect(201).json()
        .path("key").asText();
    LotseUnderTest.nobody().withKey(key).get("/search?q=F-110").expect(200);
    LotseUnderTest.nobody().withKey(key + "x").get("/search?q=F-110").expect(401);
    admin.post("/chat", Map.of("question", question)).expect(200);
    admin.post("/auth/refresh", Map.of("refresh_token", tokens.path("refresh_token").asText()));

    String log = Files.readString(Path.of(System.getProperty("lotse.target"), "it-log", "server.log"));
    assertThat(log).contains("request id=");
    Stream.of("SUPERUSER_PASSWORD", "OIDC_CLIENT_SECRET", "NOTIFY_WEBHOOK_SECRET").map(System::getenv).forEach(
        secret -> assertThat(log).doesNotContain(secret));
    assertThat(log).doesNotContain(":integration@", "falsch-geraten-4711", LotseUnderTest.PASSWORD, key, "Rosalinde",
        tokens.path("access_token").asText(), tokens.path("refresh_token").asText());
  }

  /** The figure with this name and tag; 0 where nothing of the kind was counted yet. */
  private static double metric(String name, String tag) {
    return LotseUnderTest.nobody().get("/metrics?scope=application").expect(200).text().lines()
        .filter(line -> line.matches(name + "(\\{.*)? .*") && line.contains(tag))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst().orElse(0);
  }
}
