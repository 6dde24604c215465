package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.EventStream;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.RawStream;
import io.lotse.testing.ScriptedModel;
import io.lotse.testing.ServerProcess;
import io.lotse.testing.StreamedAnswer;

/** The agent before a language model that is reached over HTTP, in good and in bad times. */
@ExtendWith(ArquillianExtension.class)
class ReActModelIT {
  private static final ContractCheck CONTRACT = ContractCheck.document();
  private static final String SLOW = "Erzähle! mock-notools-itl50-len200";
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
  void originals_come_from_the_object_store_itself() {
    JsonNode manual = LotseUnderTest.demo().get("/documents?q=.pdf").expect(200).json().path(0);

    URI url = URI.create(LotseUnderTest.demo().get("/documents/" + manual.path("id").asText()).expect(200).json()
        .path("download_url").asText());

    assertThat(url.getPort()).isEqualTo(Integer.getInteger("lotse.it.s3.port"));
    Answer original = LotseServer.at("http://" + url.getAuthority()).get(url.getRawPath() + "?" + url.getRawQuery())
        .expect(200);
    assertThat(new String(original.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void a_question_is_searched_for_and_answered_with_citations() {
    JsonNode answer = answered("Was bedeutet F-110? mock-fine");

    assertThat(answer.path("answer").asText()).contains("Laut Handbuch").contains("[1]").contains("[2]");
    assertThat(answer.path("finish_reason").asText()).isEqualTo("answered");
    assertThat(answer.path("grounded").asBoolean()).isTrue();
    assertThat(answer.path("sources")).hasSize(2);
    assertThat(answer.path("usage").path("model_calls").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"mock-split,tool_start tool_end", "mock-noindex,tool_start tool_end",
      "mock-doc,tool_start tool_end tool_start tool_end",
      "mock-parallel,tool_start tool_start tool_end tool_end",
      "mock-parallel-noindex,tool_start tool_start tool_end tool_end",
      "mock-badargs,tool_start tool_end tool_start tool_end",
      "mock-lostdoc,tool_start tool_end tool_start tool_end", "mock-notool,tool_start tool_end tool_start tool_end"})
  void tools_are_called_as_the_model_wishes(String script, String calls) {
    StreamedAnswer answer = streamed("Was bedeutet F-110? " + script);

    assertThat(answer.names()).matches("metadata " + calls + "( token)+ sources done");
    assertThat(answer.said()).contains("[1]");
    assertThat(answer.all("tool_start")).extracting(call -> call.path("call_id").asText()).doesNotHaveDuplicates()
        .containsExactlyElementsOf(answer.all("tool_end").stream().map(call -> call.path("call_id").asText())
            .toList());
    assertThat(answer.end().path("finish_reason").asText()).isEqualTo("answered");
  }

  @Test
  void a_bot_gets_its_answer_in_one_call_and_its_history_counts() {
    LotseServer admin = LotseUnderTest.admin();
    admin.post("/mongodb/session", Map.of("factor", "user", "action", "asking_freely", "first_name", "J", "user_id",
        "rewriter", "message", "Hallo", "response", "Guten Tag")).expect(201);

    Answer answer = admin.post("/rag/chat", Map.of("user_id", "rewriter", "question", "Was bedeutet F-110? mock-fine"))
        .expect(200);

    CONTRACT.answer("POST", "/api/rag/chat", 200, answer.header("Content-Type"), answer.text());
    assertThat(answer.json().path("answer").asText()).contains("Laut Handbuch").contains("[1]");
    assertThat(answer.json().path("sources")).hasSize(2);
    assertThat(admin.post("/rag/chat", Map.of("user_id", "rewriter", "question", "Was bedeutet F-110? mock-mute"))
        .expect(200).json().path("answer").asText()).contains("F-110", "Das Sprachmodell antwortet gerade nicht");
  }

  @Test
  void a_document_is_read_on_after_the_search() {
    StreamedAnswer answer = streamed("Was bedeutet F-110? mock-doc");

    assertThat(answer.all("tool_end")).extracting(call -> call.path("tool").asText())
        .containsExactly("search_knowledge", "get_full_document");
    assertThat(answer.all("tool_end")).allMatch(call -> call.path("ok").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock-badargs", "mock-lostdoc", "mock-notool"})
  void a_tool_that_fails_is_an_observation_from_which_the_model_goes_on(String script) {
    StreamedAnswer answer = streamed("Was bedeutet F-110? " + script);

    assertThat(answer.all("tool_end")).extracting(call -> call.path("ok").asBoolean())
        .containsExactlyInAnyOrder(true, false);
    assertThat(answer.end().path("grounded").asBoolean()).isTrue();
  }

  @Test
  void marks_of_no_passage_never_leave() {
    StreamedAnswer answer = streamed("Was bedeutet F-110? mock-unknowncite-split");

    assertThat(answer.said()).contains("Das steht auch anderswo.").contains("[1]").doesNotContain("99");
    long cited = Pattern.compile("\\[\\d+]").matcher(answer.said()).results().map(MatchResult::group).distinct()
        .count();
    assertThat(answer.all("sources").get(0)).hasSize((int) cited);
  }

  @Test
  void a_model_that_only_searches_must_answer_when_the_budget_is_spent() {
    StreamedAnswer answer = streamed("Was bedeutet F-110? mock-loop");

    assertThat(answer.names()).matches("metadata( tool_start tool_end){3}( token)+ sources done");
    assertThat(answer.end().path("finish_reason").asText()).isEqualTo("budget");
    assertThat(answer.end().path("usage").path("model_calls").asInt()).isEqualTo(4);
    assertThat(ScriptedModel.lastRequest().has("tools")).isFalse();
    assertThat(answered("Was bedeutet F-110? mock-loop").path("finish_reason").asText()).isEqualTo("budget");
  }

  @Test
  void a_busy_model_is_asked_again_when_it_says() {
    long since = System.nanoTime();

    assertThat(streamed("Was bedeutet F-110? mock-429x1").names()).endsWith("sources done");
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock-err500", "mock-429", "mock-err401", "mock-hang", "mock-mute", "mock-late-err500"})
  void where_no_model_can_be_had_passages_are_quoted_and_the_answer_says_so(String script) {
    StreamedAnswer answer = streamed("Was bedeutet F-110? " + script);

    assertThat(answer.names()).matches("metadata tool_start tool_end( token)+ sources done");
    assertThat(answer.said()).contains("Das Sprachmodell antwortet gerade nicht");
    // The others name a code that stands in no document.
    assertThat(answer.said().contains("F-110") && answer.said().contains("[1]")).isEqualTo(script.matches(
        "mock-(hang|mute)"));
    assertThat(stored(LotseUnderTest.demo(), answer).path("model").asText()).isEqualTo("extractive");
  }

  @ParameterizedTest
  @CsvSource({"mock-err400,502,model_rejected", "mock-notools-errmid,503,model_unavailable",
      "mock-late-closemid,503,model_unavailable", "mock-late-hangmid,504,model_timeout"})
  void a_failure_of_the_model_is_told_once_with_its_own_status(String script, int status, String code) {
    LotseServer person = LotseUnderTest.demo();

    StreamedAnswer failed = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? " + script));
    assertThat(failed.names()).matches("metadata( tool_start| tool_end| token)* error");
    assertThat(failed.end().path("code").asText()).isEqualTo(code);
    checked(failed);

    Answer problem = person.post("/chat", Map.of("question", "Was bedeutet F-110? " + script)).expect(status);
    CONTRACT.answer("POST", "/api/chat", status, problem.header("Content-Type"), problem.text());
    assertThat(problem.json().path("code").asText()).isEqualTo(code);
    assertThat(problem.header("Retry-After") != null).isEqualTo(status == 503);

    assertThat(stored(person, failed).path("status").asText()).isEqualTo("failed");
    assertThat(stored(person, failed).path("content").asText()).isEqualTo(failed.said());
    assertThat(person.post("/chat", Map.of("question", "Und jetzt? mock-fine", "session_id", failed.session()))
        .expect(200).json().path("finish_reason").asText()).isEqualTo("answered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock-late-errmid-len60", "mock-late-closemid-len60", "mock-late-hangmid-len60"})
  void what_a_broken_answer_said_is_kept_with_its_sources(String script) {
    LotseServer person = LotseUnderTest.demo();

    StreamedAnswer failed = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? " + script));

    assertThat(failed.names()).matches("metadata tool_start tool_end( token)+ error");
    assertThat(failed.said()).startsWith("Laut Handbuch").contains("[1]").contains("[2]");
    assertThat(stored(person, failed).path("content").asText()).isEqualTo(failed.said());
    assertThat(stored(person, failed).path("sources")).hasSize(2);
  }

  @Test
  void a_question_that_got_no_answer_goes_along_with_the_next() {
    LotseServer person = LotseUnderTest.demo();
    String session = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? mock-err400")).session();

    answered(person, Map.of("question", "Und nun? mock-fine", "session_id", session));

    JsonNode messages = ScriptedModel.lastRequest().path("messages");
    assertThat(messages).extracting(m -> m.path("role").asText()).startsWith("system", "user", "assistant");
    assertThat(messages.path(1).path("content").asText()).contains("F-110").contains("Und nun?");
  }

  @Test
  void a_follow_up_carries_the_conversation_without_its_marks() {
    LotseServer person = LotseUnderTest.demo();
    String session = answered(person, Map.of("question", "Was bedeutet F-110? mock-fine")).path("session_id").asText();

    answered(person, Map.of("question", "Und F-117? mock-fine", "session_id", session));

    JsonNode messages = ScriptedModel.lastRequest().path("messages");
    assertThat(messages).extracting(m -> m.path("role").asText())
        .containsExactly("system", "user", "assistant", "user", "assistant", "tool");
    assertThat(messages.path(0).path("content").asText()).startsWith("Du bist Lotse");
    assertThat(messages.path(1).path("content").asText()).isEqualTo("Was bedeutet F-110? mock-fine");
    assertThat(messages.path(2).path("content").asText()).contains("Laut Handbuch").doesNotContain("[");
    assertThat(messages.path(3).path("content").asText()).isEqualTo("Und F-117? mock-fine");
    assertThat(messages.path(5).path("content").asText()).contains("[1]");
  }

  @Test
  void the_agent_speaks_german_by_default_also_of_its_tools() {
    answered("What does F-110 mean? mock-echo");

    JsonNode request = ScriptedModel.lastRequest();
    assertThat(request.path("messages").path(0).path("content").asText()).startsWith("Du bist Lotse");
    assertThat(request.path("tools").findValuesAsText("description")).anyMatch(d -> d.contains("Durchsucht"));
  }

  @Test
  void a_client_that_goes_while_tokens_flow_stops_the_model_within_a_second() {
    LotseServer person = LotseUnderTest.demo();
    RawStream stream = person.raw("/chat/stream", Map.of("question", SLOW));
    String session = session(stream);
    for (int i = 0; i < 5; i++) {
      stream.upTo("event: token");
    }

    assertThat(untilCancelled(stream)).isLessThan(Duration.ofSeconds(1));
    JsonNode message = settled(person, session);
    assertThat(message.path("status").asText()).isEqualTo("cancelled");
    assertThat(message.path("content").asText()).startsWith("Laut Handbuch gilt dazu");
  }

  @Test
  void a_client_that_goes_while_the_model_thinks_stops_it_within_five_seconds() {
    LotseServer person = LotseUnderTest.demo();
    RawStream stream = person.raw("/chat/stream", Map.of("question", "Denke! mock-notools-keepalive-ttft30000"));
    String session = session(stream);
    await().until(() -> ScriptedModel.count("active") > 0);

    assertThat(untilCancelled(stream)).isLessThan(Duration.ofSeconds(5));
    assertThat(settled(person, session).path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_silent_stream_has_a_beat() {
    try (RawStream stream = LotseUnderTest.demo().raw("/chat/stream",
        Map.of("question", "Denke! mock-notools-keepalive-ttft6000"))) {
      session(stream);
      List<Duration> gaps = new ArrayList<>();
      long before = System.nanoTime();
      for (String line = stream.line().orElseThrow(); !line.startsWith("event: done"); line = stream.line()
          .orElseThrow()) {
        gaps.add(Duration.ofNanos(System.nanoTime() - before));
        before = System.nanoTime();
      }
      assertThat(gaps).allMatch(gap -> gap.compareTo(Duration.ofMillis(1_500)) <= 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SLOW, "Denke! mock-notools-keepalive-ttft30000", "Weiter! mock-late-itl50-len200"})
  void a_running_answer_is_stopped_from_outside(String question) {
    LotseServer person = LotseUnderTest.demo();
    long cancelled = ScriptedModel.count("cancelled");
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", question))) {
      String session = stream.next().orElseThrow().json().path("session_id").asText();
      await().until(() -> ScriptedModel.count("active") > 0);

      person.post("/chat/" + session + "/cancel", Map.of()).expect(204);
      StreamedAnswer rest = new StreamedAnswer(stream.rest());

      assertThat(rest.names()).matches("(tool_start |tool_end |token )*sources done");
      assertThat(rest.end().path("finish_reason").asText()).isEqualTo("cancelled");
      assertThat(ScriptedModel.count("cancelled")).isEqualTo(cancelled + 1);
      JsonNode message = settled(person, session);
      assertThat(message.path("status").asText()).isEqualTo("cancelled");
      assertThat(message.path("content").asText()).isEqualTo(rest.said());
      person.post("/chat/" + session + "/cancel", Map.of()).expect(204);
      answered(person, Map.of("question", "Und nun? mock-fine", "session_id", session));
    }
  }

  @Test
  void who_waits_for_the_whole_answer_gets_what_was_said_when_it_is_stopped() {
    LotseServer person = LotseUnderTest.demo();
    String session = answered(person, Map.of("question", "Was bedeutet F-110? mock-fine")).path("session_id").asText();
    CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> answered(person,
        Map.of("question", SLOW, "session_id", session)));
    await().until(() -> ScriptedModel.count("active") > 0);

    person.post("/chat/" + session + "/cancel", Map.of()).expect(204);

    assertThat(answer.join().path("finish_reason").asText()).isEqualTo("cancelled");
  }

  @Test
  void a_second_question_waits_for_its_turn() {
    LotseServer person = LotseUnderTest.demo();
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", SLOW))) {
      String session = stream.next().orElseThrow().json().path("session_id").asText();
      for (String path : List.of("/chat", "/chat/stream")) {
        Answer refused = person.post(path, Map.of("question", "Und?", "session_id", session)).expect(409);
        CONTRACT.answer("POST", "/api" + path, 409, refused.header("Content-Type"), refused.text());
        assertThat(refused.json().path("code").asText()).isEqualTo("run_in_progress");
      }
      person.post("/chat/" + session + "/cancel", Map.of()).expect(204);
      assertThat(new StreamedAnswer(stream.rest()).names()).endsWith("sources done");
    }
  }

  @Test
  void deleting_a_conversation_stops_its_answer() {
    LotseServer person = LotseUnderTest.demo();
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", SLOW))) {
      String session = stream.next().orElseThrow().json().path("session_id").asText();
      await().until(() -> ScriptedModel.count("active") > 0);

      person.delete("/chat/" + session).expect(204);

      assertThat(new StreamedAnswer(stream.rest()).end().path("finish_reason").asText()).isEqualTo("cancelled");
      person.get("/chat/" + session + "/messages").expect(404);
      person.post("/chat", Map.of("question", "Und?", "session_id", session)).expect(404);
    }
  }

  @Test
  void five_hundred_clients_that_vanish_leave_nothing_behind() {
    LotseServer person = LotseUnderTest.demo();
    await().untilAsserted(() -> assertThat(gauge("application", "lotse_streams_open")).isZero());
    long permits = gauge("application", "lotse_answers_free");
    vanish(person, 250);
    nothingIsLeft(permits);
    long threads = gauge("base", "thread_count");
    long sockets = ServerProcess.sockets();

    vanish(person, 250);

    nothingIsLeft(permits);
    // Pools keep their threads, and connections to the model, for up to a minute.
    await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
      assertThat(gauge("base", "thread_count")).isLessThan(threads + 70);
      assertThat(ServerProcess.sockets()).isLessThan(sockets + 70);
    });
    assertThat(answered("Was bedeutet F-110? mock-fine").path("finish_reason").asText()).isEqualTo("answered");
  }

  /** So many, fifty at a time: what is asked here is not how many can begin at once. */
  private static void vanish(LotseServer person, int clients) {
    for (int gone = 0; gone < clients; gone += 50) {
      vanishAtOnce(person, 50);
    }
  }

  /** Half of them with tokens on the way, half before the first event. */
  private static void vanishAtOnce(LotseServer person, int clients) {
    List<RawStream> streams = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      streams.add(person.raw("/chat/stream", Map.of("question", i % 4 == 3 ? "Denke! mock-notools-keepalive-ttft30000"
          : SLOW)));
    }
    for (int i = 0; i < clients; i++) {
      if (i % 2 == 0) {
        streams.get(i).upTo("event: token");
      }
      streams.get(i).reset();
    }
  }

  private static void nothingIsLeft(long permits) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
      assertThat(ScriptedModel.count("active")).isZero();
      assertThat(gauge("application", "lotse_streams_open")).isZero();
      assertThat(gauge("application", "lotse_answers_free")).isEqualTo(permits);
    });
  }

  private static long gauge(String scope, String name) {
    String text = LotseUnderTest.nobody().with("Accept", "text/plain").get("/metrics?scope=" + scope).expect(200)
        .text();
    Matcher value = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([\\d.E+]+)$").matcher(text);
    assertThat(value.find()).as("%s in %s", name, text).isTrue();
    return (long) Double.parseDouble(value.group(1));
  }

  private static Duration untilCancelled(RawStream stream) {
    long cancelled = ScriptedModel.count("cancelled");
    long since = System.nanoTime();
    stream.reset();
    await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> ScriptedModel.count(
        "cancelled") > cancelled);
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private static String session(RawStream stream) {
    stream.upTo("event: metadata");
    Matcher id = Pattern.compile("\"session_id\":\"([^\"]+)\"").matcher(stream.upTo("data:"));
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private static JsonNode settled(LotseServer person, String session) {
    return await().until(() -> lastMessage(person, session), message -> !message.path("status").asText().equals(
        "running"));
  }

  private static JsonNode stored(LotseServer person, StreamedAnswer answer) {
    return lastOf(person, answer.session(), answer.events().get(0).json().path("message_id").asText()).orElseThrow();
  }

  private static JsonNode lastMessage(LotseServer person, String session) {
    JsonNode messages = person.get("/chat/" + session + "/messages").expect(200).json();
    return messages.path(messages.size() - 1);
  }

  private static Optional<JsonNode> lastOf(LotseServer person, String session, String id) {
    Answer messages = person.get("/chat/" + session + "/messages").expect(200);
    CONTRACT.answer("GET", "/api/chat/" + session + "/messages", 200, messages.header("Content-Type"), messages
        .text());
    List<JsonNode> all = new ArrayList<>();
    messages.json().forEach(all::add);
    return all.stream().filter(message -> message.path("id").asText().equals(id)).findFirst();
  }

  private static StreamedAnswer streamed(String question) {
    LotseServer person = LotseUnderTest.demo();
    StreamedAnswer answer = StreamedAnswer.of(person, Map.of("question", question));
    checked(answer);
    JsonNode message = stored(person, answer);
    assertThat(message.path("content").asText()).isEqualTo(answer.said());
    assertThat(message.path("status").asText()).isEqualTo("complete");
    return answer;
  }

  private static void checked(StreamedAnswer answer) {
    CONTRACT.answer("POST", "/api/chat/stream", 200, "text/event-stream", answer.body());
    assertThat(answer.events()).extracting(event -> Long.parseLong(event.id())).isSorted().doesNotHaveDuplicates();
  }

  private static JsonNode answered(String question) {
    return answered(LotseUnderTest.demo(), Map.of("question", question));
  }

  private static JsonNode answered(LotseServer person, Map<String, ?> request) {
    Answer answer = person.post("/chat", request).expect(200);
    CONTRACT.answer("POST", "/api/chat", 200, answer.header("Content-Type"), answer.text());
    return answer.json();
  }
}
