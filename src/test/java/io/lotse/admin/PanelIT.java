package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** Who gets into the panel, and who does not. */
@ExtendWith(ArquillianExtension.class)
class PanelIT {
  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard", "inbox", "gaps", "conversations", "documents", "workbench", "evaluation", "faq",
      "emergency", "events", "people", "keys", "sign-ins", "audit", "settings", "prompts"})
  void who_is_not_signed_in_is_led_to_the_sign_in_and_an_administrator_to_the_page(String page) {
    Answer led = PanelSession.page().get("/panel/" + page + "?q=Anna").expect(302);
    assertThat(led.header("Location")).endsWith("/panel/sign-in?to=%2Fpanel%2F" + page + "%3Fq%3DAnna");
    assertThat(LotseUnderTest.nobody().get("/panel/" + page).expect(401).json().path("code").asText()).isEqualTo(
        "not_authenticated");
    assertThat(LotseUnderTest.nobody().with("Accept", "text/html").get("/panel/" + page + ".xhtml").status())
        .isEqualTo(302);

    Answer shown = admin().client().get("/panel/" + page).expect(200);
    assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
    assertThat(shown.header("Content-Security-Policy")).contains("script-src 'self' 'nonce-").doesNotContain(
        "script-src 'self' 'unsafe-inline'", "unsafe-eval");
    assertThat(shown.text()).contains("<main id=\"content\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/panel/assets/../people", "/panel/assets/%2e%2e/people", "/panel/assets//../people",
      "/panel/assets/..;x/people", "/panel/sign-in/../people", "/panel/session/../people", "/postgres/../panel/people",
      "/postgres//../panel/people", "/postgres/%2e%2e/panel/people", "/api/../panel/people"})
  void no_way_of_writing_an_address_leads_past_the_sign_in(String address) {
    Answer nobodys = PanelSession.page().get(address);
    assertThat(nobodys.status()).isIn(302, 400, 404);
    assertThat(nobodys.text()).doesNotContain("<main id=\"content\"");
  }

  @ParameterizedTest
  @CsvSource({"/panel/faq?id=999999, /panel/faq", "/panel/document?id=x, /panel/documents",
      "/panel/conversation, /panel/conversations", "/panel/inbox?id=x, /panel/inbox",
      "/panel/nothing, /panel/dashboard"})
  void what_is_not_there_is_told_on_a_page_with_a_way_back(String address, String back) {
    Answer told = admin().client().get(address).expect(404);
    assertThat(told.header("Content-Type")).startsWith("text/html");
    assertThat(told.header("Cache-Control")).isEqualTo("no-store");
    assertThat(told.text()).contains("<main id=\"content\"", "href=\"" + back + "\"").doesNotContain("Incident");
    assertThat(told.header("Content-Security-Policy")).contains("script-src 'self' 'nonce-");
    assertThat(admin().client().with("Accept", "application/json").get(address).expect(404).json().path("status")
        .asInt()).isEqualTo(404);
  }

  @Test
  void a_page_that_fails_tells_the_number_of_the_incident_and_nothing_else() {
    PanelSession session = admin();
    PanelSession.View view = session.view("/panel/evaluation");
    DatabaseUnderTest.execute("alter table evaluation_question rename to evaluation_question_away");
    try {
      Answer told = session.client().get("/panel/evaluation").expect(500);
      assertThat(told.header("Content-Type")).startsWith("text/html");
      assertThat(told.header("Cache-Control")).isEqualTo("no-store");
      assertThat(told.text()).contains("<main id=\"content\"").containsPattern("Incident [0-9a-f-]{8,}").doesNotContain(
          "evaluation_question", "Exception", "SQL");
      assertThat(session.client().with("Accept", "application/json").get("/panel/evaluation").expect(500).text())
          .doesNotContain("evaluation_question", "Exception");

      Answer pressed = session.press("/panel/evaluation", "runs", "run", view).expect(200);
      assertThat(pressed.text()).containsPattern("Incident [0-9a-f-]{8,}").doesNotContain("evaluation_question",
          "Exception");
    } finally {
      DatabaseUnderTest.execute("alter table evaluation_question_away rename to evaluation_question");
    }
    session.client().get("/panel/evaluation").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/panel/inbox?type=x", "/panel/inbox?state=x", "/panel/conversations?rating=",
      "/panel/conversations?rating=x", "/panel/conversations?from=gestern&to=1", "/panel/conversations?grounded=x"})
  void what_an_address_says_that_there_is_not_counts_for_nothing(String address) {
    admin().client().get(address).expect(200);
  }

  @Test
  void a_page_is_known_after_many_others_were_opened() {
    PanelSession session = admin();
    PanelSession.View view = session.view("/panel/people");
    for (int i = 0; i < 40; i++) {
      session.view("/panel/people");
    }
    assertThat(session.press("/panel/people", "people", "search", view).expect(200).text()).doesNotContain("<error");
  }

  @Test
  void the_older_address_leads_to_the_panel() {
    for (String path : List.of("/admin", "/admin/")) {
      assertThat(LotseUnderTest.nobody().get(path).expect(302).header("Location")).endsWith("/panel/");
    }
    assertThat(PanelSession.page().get("/panel/").expect(302).header("Location")).endsWith("/panel/sign-in");
    assertThat(admin().client().get("/panel/").expect(302).header("Location")).endsWith("/panel/dashboard");
  }

  @Test
  void neither_token_nor_key_opens_a_page_and_the_session_opens_no_path_of_the_api() {
    String token = LotseUnderTest.nobody().login(System.getenv("SUPERUSER_EMAIL"), System.getenv("SUPERUSER_PASSWORD"))
        .expect(200).json().path("access_token").asText();
    String key = LotseUnderTest.admin().post("/admin/api-keys", Map.of("name", "Panel", "scopes", List.of("content",
        "search"))).expect(201).json().path("key").asText();
    PanelSession.page().withToken(token).get("/panel/people").expect(302);
    PanelSession.page().withKey(key).get("/panel/people").expect(302);
    LotseUnderTest.nobody().withToken(token).get("/panel/live?topics=health").expect(401);

    LotseServer session = admin().client();
    session.get("/panel/people").expect(200);
    for (String path : List.of("/api/admin/users", "/admin/users", "/api/auth/me", "/api/notifications")) {
      session.with("Accept", "application/json").get(path).expect(401);
    }
  }

  @Test
  void the_cookie_belongs_to_the_panel_alone_and_to_no_script() {
    String cookie = PanelSession.tried(PanelSession.administrator("kai"), LotseUnderTest.PASSWORD).expect(204).header(
        "Set-Cookie");
    assertThat(cookie).startsWith("lotse_panel=").containsIgnoringCase("SameSite=Lax").contains("Path=/panel",
        "HttpOnly");
  }

  @Test
  void who_is_no_administrator_is_told_so_only_with_the_right_password() {
    LotseUnderTest.person("matrose");
    Answer refused = PanelSession.tried("matrose@lotse.example", LotseUnderTest.PASSWORD).expect(403);
    assertThat(refused.json().path("code").asText()).isEqualTo("forbidden");
    assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(PanelSession.tried("matrose@lotse.example", "geraten").expect(401).json().path("code").asText())
        .isEqualTo("bad_credentials");
    assertThat(PanelSession.tried("niemand@lotse.example", "geraten").expect(401).json().path("code").asText())
        .isEqualTo("bad_credentials");
    PanelSession.tried("", "").expect(422);

    String id = LotseUnderTest.person("matrose").get("/auth/me").json().path("id").asText();
    JsonNode noted = LotseUnderTest.admin().get("/admin/audit?what=panel-sign-in&limit=500").expect(200).json();
    assertThat(noted).filteredOn(each -> each.path("target").asText().equals(id)).extracting(each -> each.path(
        "outcome")
        .asText()).contains("forbidden", "bad_credentials");
  }

  @Test
  void guessing_is_slowed_down_as_at_the_api() {
    String email = PanelSession.administrator("gejagt-" + UUID.randomUUID());
    await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30)).until(() -> {
      Answer guess = PanelSession.tried(email, "geraten");
      return guess.status() == 429 && Integer.parseInt(guess.header("Retry-After")) >= 4;
    });
    PanelSession.tried(email, LotseUnderTest.PASSWORD).expect(429);
    LotseUnderTest.nobody().login(email, LotseUnderTest.PASSWORD).expect(429);
  }

  @Test
  void a_page_of_another_origin_changes_nothing() {
    PanelSession session = admin();
    PanelSession.View view = session.view("/panel/people");
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example")) {
      PanelSession foreign = new PanelSession(session.client().with("Origin", origin));
      assertThat(foreign.press("/panel/people", "people", "search", view).expect(403).json().path("code").asText())
          .isEqualTo("origin_not_allowed");
      foreign.client().postForm("/panel/session", Map.of("email", "a@b.example", "password", "x")).expect(403);
      foreign.client().delete("/panel/session").expect(403);
    }
    String cookie = PanelSession.cookie(PanelSession.tried(PanelSession.administrator("kai"), LotseUnderTest.PASSWORD)
        .expect(204));
    LotseUnderTest.nobody().with("Cookie", cookie).postForm("/panel/people", Map.of("jakarta.faces.ViewState", view
        .state()))
        .expect(403);
    session.press("/panel/people", "people", "search", view).expect(200);
  }

  @Test
  void without_the_state_of_a_view_of_ones_own_nothing_is_done() {
    PanelSession mine = PanelSession.of(PanelSession.administrator("kai"), LotseUnderTest.PASSWORD);
    PanelSession theirs = PanelSession.of(PanelSession.administrator("lea"), LotseUnderTest.PASSWORD);
    PanelSession.View view = theirs.view("/panel/people");

    mine.client().postForm("/panel/people", Map.of("people", "people", "people:search", "people:search")).expect(403);
    mine.press("/panel/people", "people", "search", view).expect(403);
    mine.press("/panel/people", "people", "search", new PanelSession.View("12345:67890", view.nonce())).expect(403);
    assertThat(theirs.press("/panel/people", "people", "search", view).expect(200).text()).doesNotContain("<error");
  }

  @Test
  void nor_is_anything_done_by_who_shows_a_token_or_a_key_in_place_of_the_session() {
    PanelSession.View view = admin().view("/panel/people");
    String token = LotseUnderTest.nobody().login(System.getenv("SUPERUSER_EMAIL"), System.getenv("SUPERUSER_PASSWORD"))
        .expect(200).json().path("access_token").asText();
    String key = LotseUnderTest.admin().post("/admin/api-keys", Map.of("name", "Panel", "scopes", List.of("content",
        "search"))).expect(201).json().path("key").asText();
    for (LotseServer other : List.of(PanelSession.page(), PanelSession.page().withToken(token), PanelSession.page()
        .withKey(key))) {
      new PanelSession(other).press("/panel/people", "people", "search", view).expect(401);
    }
  }

  @Test
  void a_file_that_comes_without_the_state_of_a_view_or_with_that_of_another_is_not_taken() {
    PanelSession mine = PanelSession.of(PanelSession.administrator("kai"), LotseUnderTest.PASSWORD);
    PanelSession theirs = PanelSession.of(PanelSession.administrator("lea"), LotseUnderTest.PASSWORD);
    String name = "untergeschoben-" + UUID.randomUUID() + ".txt";
    List<FilePart> file = List.of(new FilePart("up:files", name, "text/plain", "Untergeschoben.".getBytes(
        StandardCharsets.UTF_8)));
    Map<String, String> form = Map.of("up", "up", "up:files", "up:files", "jakarta.faces.source", "up:files",
        "jakarta.faces.partial.ajax", "true", "jakarta.faces.partial.execute", "up:files");

    mine.client().upload("/panel/documents", form, file);
    Map<String, String> foreign = new HashMap<>(form);
    foreign.put("jakarta.faces.ViewState", theirs.view("/panel/documents").state());
    mine.client().with("Faces-Request", "partial/ajax").upload("/panel/documents", foreign, file).expect(403);
    LotseUnderTest.nobody().upload("/panel/documents", foreign, file).expect(403);

    assertThat(DatabaseUnderTest.number("select count(*) from document where filename = '" + name + "'")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "TRACE"})
  void pages_are_not_called_in_other_ways(String method) {
    assertThat(admin().client().send(method, "/panel/people", null, BodyPublishers.noBody()).status()).isEqualTo(405);
  }

  @Test
  void what_ends_sign_ins_ends_the_stay() {
    String email = PanelSession.administrator("fluechtig-" + UUID.randomUUID());
    LotseServer admin = LotseUnderTest.admin();
    String id = admin.get("/admin/users?q=" + email).json().path(0).path("id").asText();

    PanelSession demoted = PanelSession.of(email, LotseUnderTest.PASSWORD);
    demoted.client().get("/panel/people").expect(200);
    admin.patch("/admin/users/" + id, Map.of("is_superuser", false)).expect(200);
    demoted.client().get("/panel/people").expect(302);
    PanelSession.tried(email, LotseUnderTest.PASSWORD).expect(403);

    admin.patch("/admin/users/" + id, Map.of("is_superuser", true)).expect(200);
    PanelSession locked = PanelSession.of(email, LotseUnderTest.PASSWORD);
    admin.patch("/admin/users/" + id, Map.of("is_active", false)).expect(200);
    locked.client().get("/panel/people").expect(302);

    admin.patch("/admin/users/" + id, Map.of("is_active", true)).expect(200);
    PanelSession deleted = PanelSession.of(email, LotseUnderTest.PASSWORD);
    admin.delete("/admin/users/" + id).expect(204);
    deleted.client().get("/panel/people").expect(302);

    PanelSession left = admin();
    left.client().delete("/panel/session").expect(204);
    left.client().get("/panel/people").expect(302);
  }

  @Test
  void a_token_of_the_chat_page_begins_no_stay() {
    String refresh = LotseUnderTest.nobody().login(System.getenv("SUPERUSER_EMAIL"), System.getenv(
        "SUPERUSER_PASSWORD")).expect(200).json().path("refresh_token").asText();
    PanelSession.page().postForm("/panel/session", Map.of("token", refresh)).expect(401);
    PanelSession.page().postForm("/panel/session", Map.of("token", "ltr_erfunden")).expect(401);
  }

  @Test
  void an_export_is_fetched_by_a_link_that_names_it_alone() {
    PanelSession session = admin();
    String answer = session.press("/panel/audit", "list", "export", session.view("/panel/audit")).expect(200)
        .text();
    String link = answer.replaceAll("(?s).*panel\\.download\\(\\\\?\"(.*?)\\\\?\"\\).*", "$1").replace("\\", "");
    assertThat(link).startsWith("/api/admin/audit/export?link=");

    LotseServer nobody = LotseUnderTest.nobody();
    assertThat(nobody.get(link).expect(200).text()).startsWith("id,at,who");
    nobody.get(link.replace("export?", "export?who=nobody&")).expect(401);
    nobody.get(link.replace("/audit/export", "/users")).expect(401);
    nobody.get(link.substring(0, link.length() - 2) + "xx").expect(401);
    nobody.post(link.replace("/audit/export", "/api-keys"), Map.of()).expect(401);
    session.client().delete("/panel/session").expect(204);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> nobody.get(link).expect(401));
  }

  private static PanelSession admin() {
    return PanelSession.of(System.getenv("SUPERUSER_EMAIL"), System.getenv("SUPERUSER_PASSWORD"));
  }
}
