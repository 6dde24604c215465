package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.EventStream;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.ServerEvent;

/** From a question to a cited, stored answer, as a client sees it. */
@ExtendWith(ArquillianExtension.class)
class ChatIT {
  private static boolean manualsThere;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void the_manuals_are_there() {
    if (!manualsThere) {
      DemoManuals.ensureIndexed();
      manualsThere = true;
    }
  }

  @Test
  void a_code_of_one_table_is_answered_with_its_row_document_and_page() {
    JsonNode answer = ask(LotseUnderTest.demo(), "Was bedeutet F-110?");

    assertThat(answer.path("answer").asText()).contains("F-110").contains("[1]");
    assertThat(answer.path("grounded").asBoolean()).isTrue();
    JsonNode source = answer.path("sources").path(0);
    assertThat(source.path("filename").asText()).isEqualTo("wechselrichter-sh-g2.pdf");
    assertThat(source.path("page_number").asInt()).isEqualTo(21);
    assertThat(source.path("page_label").asText()).isEqualTo("18");
    assertThat(source.path("quote").asText()).contains("F-110");
  }

  @Test
  void what_is_in_no_manual_is_told_so_without_a_source() {
    JsonNode answer = ask(LotseUnderTest.demo(), "Wie backe ich einen Apfelkuchen mit Streuseln?");

    assertThat(answer.path("grounded").asBoolean()).isFalse();
    assertThat(answer.path("sources")).isEmpty();
    assertThat(answer.path("answer").asText()).doesNotContain("[").contains("keine Antwort");
  }

  @Test
  void a_stream_tells_what_happens_in_the_documented_order_and_is_what_is_stored() {
    LotseServer demo = LotseUnderTest.demo();

    List<ServerEvent> events = stream(demo, Map.of("question", "Was bedeutet W-003 🔌?"));

    assertThat(names(events)).matches("metadata (tool_start tool_end )+(token )+sources done");
    assertThat(events).extracting(event -> Long.parseLong(event.id())).isSorted().doesNotHaveDuplicates();
    String session = events.get(0).json().path("session_id").asText();
    JsonNode stored = demo.get("/chat/" + session + "/messages").expect(200).json();
    assertThat(stored).hasSize(2);
    assertThat(stored.path(0).path("content").asText()).isEqualTo("Was bedeutet W-003 🔌?");
    assertThat(stored.path(1).path("content").asText()).isEqualTo(said(events));
    assertThat(stored.path(1).path("id").asText()).isEqualTo(events.get(0).json().path("message_id").asText());
    assertThat(stored.path(1).path("status").asText()).isEqualTo("complete");
    assertThat(stored.path(1).path("model").asText()).isNotBlank();
    assertThat(stored.path(1).path("prompt_version").asText()).isNotBlank();
    assertThat(stored.path(1).path("timings").path("total_ms").isNumber()).isTrue();
    assertThat(stored.path(1).path("sources").path(0).path("quote")).isEqualTo(lastSources(events).path(0).path(
        "quote"));
  }

  @Test
  void a_conversation_goes_on_and_is_listed_renamed_pinned_and_deleted() {
    LotseServer person = LotseUnderTest.person("listing");
    JsonNode first = ask(person, "Was bedeutet B-01?");
    String session = first.path("session_id").asText();
    ask(person, Map.of("question", "Und B-02?", "session_id", session));

    assertThat(person.get("/chat/" + session + "/messages").json()).extracting(m -> m.path("role").asText())
        .containsExactly("user", "assistant", "user", "assistant");
    assertThat(person.patch("/chat/" + session, Map.of("title", "Speicher im Keller", "pinned", true)).expect(200)
        .json().path("pinned").asBoolean()).isTrue();
    Answer listed = person.get("/users/me/sessions?q=keller").expect(200);
    assertThat(listed.json().path(0).path("title").asText()).isEqualTo("Speicher im Keller");
    assertThat(listed.header("X-Total-Count")).isEqualTo("1");
    person.delete("/chat/" + session).expect(204);
    person.get("/chat/" + session + "/messages").expect(404);
    assertThat(person.get("/users/me/sessions").json()).isEmpty();
  }

  @Test
  void the_latest_word_on_an_answer_counts() {
    LotseServer person = LotseUnderTest.person("critic");
    JsonNode answer = ask(person, "Was bedeutet B-01?");
    String messages = "/chat/" + answer.path("session_id").asText() + "/messages";
    String feedback = messages + "/" + answer.path("message_id").asText() + "/feedback";

    person.post(feedback, Map.of("rating", "up")).expect(204);
    person.post(feedback, Map.of("rating", "down", "comment", "falsche Seite")).expect(204);

    assertThat(person.get(messages).json().path(1).path("feedback").path("rating").asText()).isEqualTo("down");
    assertThat(person.get(messages).json().path(1).path("feedback").path("comment").asText()).isEqualTo(
        "falsche Seite");
    String question = person.get(messages).json().path(0).path("id").asText();
    person.post(messages + "/" + question + "/feedback", Map.of("rating", "up")).expect(404);
    person.post(feedback, Map.of("rating", "sideways")).expect(422);
  }

  @Test
  void messages_are_paged_backwards() {
    LotseServer person = LotseUnderTest.person("paging");
    String session = ask(person, "Was bedeutet B-01?").path("session_id").asText();
    ask(person, Map.of("question", "Was bedeutet B-02?", "session_id", session));
    JsonNode newest = person.get("/chat/" + session + "/messages?limit=1").expect(200).json();

    JsonNode older = person.get("/chat/" + session + "/messages?limit=2&before=" + newest.path(0).path("id").asText())
        .expect(200).json();

    assertThat(older).extracting(m -> m.path("content").asText()).last().isEqualTo("Was bedeutet B-02?");
    assertThat(older).hasSize(2);
  }

  @Test
  void another_persons_conversation_is_as_good_as_unknown() {
    String session = ask(LotseUnderTest.person("owner"), "Was bedeutet B-01?").path("session_id").asText();
    LotseServer other = LotseUnderTest.person("other");

    assertThat(other.get("/chat/" + session + "/messages").expect(404).json().path("code").asText())
        .isEqualTo("session_not_found");
    other.post("/chat", Map.of("question", "x", "session_id", session)).expect(404);
    other.patch("/chat/" + session, Map.of("title", "x")).expect(404);
    other.delete("/chat/" + session).expect(404);
    other.post("/chat/" + session + "/cancel", Map.of()).expect(404);
  }

  @Test
  void one_empty_line_ends_each_event_on_the_wire() {
    String wire = LotseUnderTest.person("wire").with("Accept", "text/event-stream").post("/chat/stream", Map.of(
        "question", "Was bedeutet B-01?")).expect(200).text();
    assertThat(wire).contains("}\n\nevent: ").endsWith("}\n\n").doesNotContain("\n\n\n");
  }

  @Test
  void a_client_that_goes_away_leaves_a_marked_message_and_a_free_conversation() {
    LotseServer person = LotseUnderTest.person("leaver");
    String session;
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", "Was bedeutet B-01?"))) {
      session = stream.next().orElseThrow().json().path("session_id").asText();
    }

    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(person.get("/chat/" + session + "/messages")
        .json().path(1).path("status").asText()).isIn("cancelled", "complete"));
    ask(person, Map.of("question", "Und B-02?", "session_id", session));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{} | 422 | question", "{\"question\": 5} | 422 | question",
      "{\"question\": \"  \"} | 422 | question", "{\"question\": \"x\", \"session_id\": \"7\"} | 422 | session_id",
      "{\"question\": \"x\", \"image_keys\": \"y\"} | 422 | image_keys",
      "{\"question\": \"x\", \"image_keys\": [null]} | 422 | image_keys[0]", "[] | 422 | body", "null | 422 | body"})
  void wrong_input_is_named(String body, int status, String field) {
    for (String path : List.of("/chat", "/chat/stream")) {
      Answer answer = LotseUnderTest.demo().send("POST", path, "application/json", BodyPublishers.ofString(body));

      assertThat(answer.expect(status).header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }
  }

  @Test
  void a_question_that_is_too_long_is_refused_and_nothing_is_stored() {
    LotseServer person = LotseUnderTest.person("talker");

    person.post("/chat", Map.of("question", "a".repeat(8_001))).expect(422);

    assertThat(person.get("/users/me/sessions").json()).isEmpty();
  }

  @Test
  void a_character_that_no_store_keeps_is_refused_wherever_it_comes() {
    LotseServer demo = LotseUnderTest.demo();

    for (String path : List.of("/chat", "/chat/stream")) {
      assertThat(demo.post(path, Map.of("question", "a\u0000b")).expect(422).json().path("errors").path(0).path("code")
          .asText()).isEqualTo("invalid_character");
    }
    demo.get("/users/me/sessions?q=%00").expect(422);
    LotseUnderTest.nobody().postForm("/auth/login", Map.of("username", "a\u0000@b.c", "password", "x")).expect(422);
  }

  @Test
  void a_client_that_offers_another_protocol_finds_the_older_paths() throws Exception {
    HttpClient offersHttp2 = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    assertThat(offersHttp2.send(HttpRequest.newBuilder(LotseUnderTest.nobody().uri("/auth/me")).build(),
        HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(401);
  }

  @Test
  void what_is_no_json_is_told_so() {
    Answer answer = LotseUnderTest.demo().send("POST", "/chat", "application/json", BodyPublishers.ofString(
        "{\"question\":"));

    assertThat(answer.expect(400).json().path("code").asText()).isEqualTo("malformed_json");
  }

  @Test
  void who_is_not_signed_in_or_brings_a_bad_token_is_refused() {
    LotseServer nobody = LotseUnderTest.nobody();

    assertThat(nobody.post("/chat", Map.of("question", "x")).expect(401).json().path("code").asText())
        .isEqualTo("not_authenticated");
    assertThat(nobody.withToken("a.b.c").post("/chat", Map.of("question", "x")).expect(401).json().path("code")
        .asText())
        .isEqualTo("invalid_credential");
    nobody.withToken("a.b.c").get("/health/ready").expect(200);
  }

  @Test
  void an_unknown_conversation_is_not_found() {
    LotseUnderTest.demo().post("/chat", Map.of("question", "x", "session_id", UUID.randomUUID())).expect(404);
    LotseUnderTest.demo().get("/chat/no-uuid/messages").expect(404);
  }

  private static JsonNode ask(LotseServer person, String question) {
    return ask(person, Map.of("question", question));
  }

  private static JsonNode ask(LotseServer person, Map<String, ?> request) {
    return person.post("/chat", request).expect(200).json();
  }

  private static List<ServerEvent> stream(LotseServer person, Map<String, ?> request) {
    try (EventStream stream = person.stream("/chat/stream", request)) {
      assertThat(stream.status()).isEqualTo(200);
      return stream.rest();
    }
  }

  private static String names(List<ServerEvent> events) {
    return events.stream().map(ServerEvent::name).collect(Collectors.joining(" "));
  }

  private static String said(List<ServerEvent> events) {
    return events.stream().filter(e -> e.name().equals("token")).map(e -> e.json().path("content").asText())
        .collect(Collectors.joining());
  }

  private static JsonNode lastSources(List<ServerEvent> events) {
    return events.stream().filter(e -> e.name().equals("sources")).findFirst().orElseThrow().json();
  }
}
