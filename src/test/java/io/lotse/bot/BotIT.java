package io.lotse.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.EventStream;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.ServerEvent;

/** What a messenger bot does in a day, by the paths and bodies that it has always used. */
@ExtendWith(ArquillianExtension.class)
class BotIT {
  private static final ContractCheck CONTRACT = ContractCheck.document();
  private static LotseServer bot;
  private static String key;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void a_bot_has_its_key() {
    if (bot == null) {
      DemoManuals.ensureIndexed();
      key = LotseUnderTest.admin().post("/admin/api-keys",
          Map.of("name", "bot", "scopes", List.of("bot"), "profile", "tourguide")).expect(201).json().path("key")
          .asText();
      bot = LotseUnderTest.nobody().withKey(key);
    }
  }

  @Test
  void a_step_is_logged_and_read_back() {
    String id = "7_2026-03-02_16:41:01-" + UUID.randomUUID();

    Answer logged = log(Map.of("session_id", id, "factor", "user", "action", "asking_freely", "first_name", "",
        "message",
        "Hi", "user_id", "7", "extra", 1));

    CONTRACT.answer("POST", "/api/bot/session", 201, logged.header("Content-Type"), logged.text());
    assertThat(logged.json().path("last_name").isNull()).isTrue();
    assertThat(logged.json().path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    Answer stored = bot.get("/mongodb/session/" + id).expect(200);
    CONTRACT.answer("GET", "/api/bot/session/" + id, 200, stored.header("Content-Type"), stored.text());
    assertThat(stored.json().path("created_at_datetime").asText().replace('T', ' '))
        .startsWith(logged.json().path("created_at").asText());
  }

  @Test
  void a_body_of_no_type_is_read_as_json() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(bot.uri("/mongodb/session")).header("X-API-Key", key)
        .POST(BodyPublishers.ofString("{\"factor\":\"user\",\"action\":\"faq\",\"first_name\":\"\",\"user_id\":\"7\"}"))
        .build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  @Test
  void a_response_is_added_by_parameter_or_body_to_the_first_record() {
    String id = UUID.randomUUID().toString();
    log(step(id, "u", "first", null));
    log(step(id, "u", "second", null));

    Answer added = bot.send("PUT", "/mongodb/session/" + id + "/response?response_text=one%20%26%20two",
        "application/octet-stream", BodyPublishers.noBody()).expect(200);

    assertThat(added.json().path("message").asText()).isEqualTo("Response added to session");
    assertThat(bot.get("/mongodb/session/" + id).json().path("message").asText()).isEqualTo("first");
    assertThat(bot.get("/mongodb/session/" + id).json().path("response").asText()).isEqualTo("one & two");
    bot.put("/mongodb/session/" + id + "/response", Map.of("response", "three")).expect(200);
    assertThat(bot.get("/mongodb/session/" + id).json().path("response").asText()).isEqualTo("three");
    bot.put("/mongodb/session/" + id + "/response", Map.of()).expect(422);
    bot.put("/mongodb/session/unknown/response", Map.of("response", "x")).expect(404);
    bot.get("/mongodb/session/unknown").expect(404);
  }

  @Test
  void a_whole_message_of_a_messenger_fits_into_the_parameter() {
    String id = UUID.randomUUID().toString();
    log(step(id, "u", "Ăn ở đâu?", null));
    String longest = "ở".repeat(4096);

    bot.send("PUT", "/mongodb/session/" + id + "/response?response_text=" + URLEncoder.encode(longest,
        StandardCharsets.UTF_8), null, BodyPublishers.noBody()).expect(200);

    assertThat(bot.get("/mongodb/session/" + id).json().path("response").asText()).isEqualTo(longest);
    assertThat(bot.send("PUT", "/mongodb/session/" + id + "/response?response_text=" + "a".repeat(10_001), null,
        BodyPublishers.noBody()).expect(422).json().at("/errors/0/field").asText()).isEqualTo("response_text");
  }

  @Test
  void history_begins_anew_after_a_restart_and_is_told_oldest_first() {
    String user = UUID.randomUUID().toString();
    log(step(null, user, "Before?", "b"));
    log(Map.of("factor", "user", "action", "start", "first_name", "", "user_id", user));
    log(step(null, user, "One?", "1"));
    log(step(null, user, "Unanswered?", null));
    log(step(null, user, "Two?", "2"));

    Answer history = bot.get("/mongodb/history?user_id=" + user + "&n=10").expect(200);

    CONTRACT.answer("GET", "/api/bot/history", 200, history.header("Content-Type"), history.text());
    assertThat(history.json().path("history")).extracting(each -> each.path("question").asText() + each.path("answer")
        .asText()).containsExactly("One?1", "Two?2");
    assertThat(bot.get("/mongodb/history?user_id=" + user + "&n=1").json().path("history").path(0).path("question")
        .asText()).isEqualTo("Two?");
    bot.get("/mongodb/history?user_id=" + user + "&n=11").expect(422);
    bot.get("/mongodb/history").expect(422);
  }

  @Test
  void an_apology_is_told_to_humans_and_so_is_one_that_is_added_later() {
    String id = UUID.randomUUID().toString();
    log(step(id, "u", "Where?", "I'm sorry. I have no idea."));
    String later = UUID.randomUUID().toString();
    log(step(later, "u", "When?", null));
    bot.put("/mongodb/session/" + later + "/response", Map.of("response", "<b>I’m sorry</b>, no.")).expect(200);

    assertThat(LotseUnderTest.admin().get("/api/notifications?limit=500").expect(200).json())
        .extracting(each -> each.path("data").path("session_id").asText()).contains(id, later);
  }

  @Test
  void a_question_is_answered_with_sources_that_people_can_read() {
    Answer answer = ask(Map.of("question", "Was bedeutet F-110?", "similarity_top_k", 3, "vector_distance_threshold",
        0.75)).expect(200);

    CONTRACT.answer("POST", "/api/rag/chat", 200, answer.header("Content-Type"), answer.text());
    assertThat(answer.json().path("answer").asText()).contains("F-110").contains("[1]").startsWith("The documents say");
    JsonNode source = answer.json().path("sources").path(0);
    assertThat(source.path("source").asText()).contains("Hybridwechselrichter").endsWith(", p. 18");
    assertThat(source.path("text").asText()).contains("F-110");
    assertThat(source.path("metadata").path("page_number").asInt()).isEqualTo(21);
    assertThat(answer.json().path("processing_time").asDouble()).isPositive();
  }

  @Test
  void what_is_not_known_is_apologised_for_without_sources() {
    for (boolean search : List.of(true, false)) {
      JsonNode answer = ask(Map.of("question", "How do I bake a crumble?", "use_rag", search)).expect(200).json();

      assertThat(answer.path("answer").asText()).startsWith("I'm sorry");
      assertThat(answer.path("sources")).isEmpty();
    }
    assertThat(ask(Map.of("question", "Was bedeutet F-110?", "use_rag", false)).json().path("sources")).isEmpty();
    ask(Map.of("question", "")).expect(200);
  }

  @Test
  void a_stream_tells_the_same_as_the_whole_answer() {
    Map<String, Object> question = Map.of("user_id", "s", "question", "Was bedeutet F-110?");
    try (EventStream stream = bot.stream("/rag/chat/stream", question)) {
      List<ServerEvent> events = stream.rest();

      assertThat(events.stream().map(ServerEvent::name).collect(Collectors.joining(" ")))
          .matches("(token )+sources done");
      assertThat(events.stream().filter(each -> each.name().equals("token"))
          .map(each -> each.json().path("content").asText()).collect(Collectors.joining()))
          .isEqualTo(bot.post("/rag/chat", question).json().path("answer").asText());
      assertThat(events.getLast().json().path("grounded").asBoolean()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"similarity_metric,hamming", "similarity_threshold,1.5", "similarity_top_k,0", "limit_k,1001",
      "question,", "user_id,", "use_rag,maybe"})
  void what_is_wrong_is_named(String field, String value) {
    Map<String, Object> question = new HashMap<>(Map.of("user_id", "1", "question", "What?"));
    question.put(field, value == null ? null : value.matches("[\\d.]+") ? (Object) Double.valueOf(value) : value);
    if (value != null && value.matches("\\d+")) {
      question.put(field, Integer.valueOf(value));
    }
    assertThat(bot.post("/rag/chat", question).expect(422).json().path("errors").path(0).path("field").asText())
        .isEqualTo(field);
  }

  @Test
  void only_bots_may_do_this() {
    LotseUnderTest.nobody().post("/rag/chat", Map.of("user_id", "1", "question", "x")).expect(401);
    LotseUnderTest.demo().post("/mongodb/session", Map.of()).expect(403);
  }

  @Test
  void health_is_told_in_the_older_shapes_and_part_by_part() {
    for (String path : List.of("/postgres/health", "/mongodb/health", "/rag/health")) {
      assertThat(bot.get(path).expect(200).json().path("status").asText()).isEqualTo("healthy");
    }
    JsonNode checks = bot.get("/health/ready").expect(200).json().path("checks");
    assertThat(checks).extracting(each -> each.path("name").asText()).contains("postgresql", "mongodb", "vector-index",
        "language-model", "embeddings");
  }

  @Test
  void without_debug_there_is_nothing_to_debug() {
    LotseUnderTest.admin().get("/debug/config").expect(404);
    bot.get("/debug/full").expect(404);
  }

  private static Answer log(Map<String, Object> step) {
    return bot.post("/mongodb/session", step).expect(201);
  }

  private static Answer ask(Map<String, Object> question) {
    Map<String, Object> asked = new HashMap<>(question);
    asked.put("user_id", "nobody");
    return bot.post("/rag/chat", asked);
  }

  private static Map<String, Object> step(String id, String user, String message, String response) {
    Map<String, Object> step = new HashMap<>(Map.of("factor", "user", "action", "asking_freely", "first_name", "John",
        "user_id", user, "message", message));
    step.put("session_id", id);
    step.put("response", response);
    return step;
  }
}
