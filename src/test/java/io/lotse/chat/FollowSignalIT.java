package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.EventStream;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.ScriptedModel;
import io.lotse.testing.ServerEvent;
import io.lotse.testing.StreamedAnswer;

/** Clients that lose their signal, come back, or only listen; an answer waits four seconds for somebody to follow it. */
@ExtendWith(ArquillianExtension.class)
@Timeout(90)
class FollowSignalIT {
  private static final ContractCheck CONTRACT = ContractCheck.document();
  /** Some six seconds. */
  private static final String SLOW = "Erzähle! mock-notools-itl50-len120";

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void who_loses_the_signal_again_and_again_misses_no_word_and_hears_none_twice() {
    LotseServer person = LotseUnderTest.person("tunnel");
    List<ServerEvent> heard = new ArrayList<>();
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", SLOW))) {
      read(stream, 10, heard);
    }
    String session = heard.get(0).json().path("session_id").asText();
    for (int i = 0; i < 4; i++) {
      pause(300);
      try (EventStream again = events(person, session, heard.getLast().id())) {
        read(again, 12, heard);
      }
    }
    try (EventStream last = events(person, session, heard.getLast().id())) {
      readToEnd(last, heard);
    }

    assertThat(heard.stream().map(ServerEvent::name).collect(Collectors.joining(" "))).matches(
        "metadata( token)+ sources done");
    assertThat(heard).extracting(event -> Long.parseLong(event.id())).isSorted().doesNotHaveDuplicates();
    assertThat(said(heard)).isEqualTo(lastMessage(person, session).path("content").asText()).hasSizeGreaterThan(300);
    assertThat(lastMessage(person, session).path("status").asText()).isEqualTo("complete");
    CONTRACT.answer("GET", "/api/chat/{session_id}/events", 200, "text/event-stream", new StreamedAnswer(heard).body());
  }

  @Test
  void an_answer_that_nobody_comes_back_to_is_given_up() {
    LotseServer person = LotseUnderTest.person("hung-up");
    long cancelled = ScriptedModel.count("cancelled");
    String session;
    try (EventStream stream = person.stream("/chat/stream", Map.of("question",
        "Erzähle! mock-notools-itl50-len400"))) {
      session = stream.next().orElseThrow().json().path("session_id").asText();
      stream.next();
    }

    pause(2_500);
    assertThat(ScriptedModel.count("cancelled")).isEqualTo(cancelled);
    await().atMost(Duration.ofSeconds(5)).until(() -> ScriptedModel.count("cancelled") > cancelled);
    await().until(() -> lastMessage(person, session).path("status").asText().equals("cancelled"));
  }

  @Test
  void two_who_follow_hear_the_same_and_one_may_leave() {
    LotseServer person = LotseUnderTest.person("two-tabs");
    try (EventStream first = person.stream("/chat/stream", Map.of("question", SLOW))) {
      ServerEvent metadata = first.next().orElseThrow();
      String session = metadata.json().path("session_id").asText();
      List<ServerEvent> second = new ArrayList<>();
      try (EventStream other = events(person, session, "0")) {
        first.close();
        readToEnd(other, second);
      }
      assertThat(second.get(0).id()).isEqualTo(metadata.id());
      assertThat(said(second)).isEqualTo(lastMessage(person, session).path("content").asText());
      assertThat(second.getLast().json().path("finish_reason").asText()).isEqualTo("answered");
    }
  }

  @Test
  void an_answer_that_ended_meanwhile_comes_as_its_message() {
    LotseServer person = LotseUnderTest.person("late-back");
    StreamedAnswer answer = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? mock-fine"));
    pause(2_500);

    try (EventStream later = events(person, answer.session(), answer.events().get(2).id())) {
      JsonNode message = until(later, "message", event -> event.path("role").asText().equals("assistant"));
      assertThat(message.path("content").asText()).isEqualTo(answer.said());
      assertThat(message.path("status").asText()).isEqualTo("complete");
    }
  }

  @Test
  void what_happens_elsewhere_in_the_conversation_is_told() {
    LotseServer person = LotseUnderTest.person("listener");
    String session = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? mock-fine")).session();
    try (EventStream stream = events(person, session, null)) {
      person.patch("/chat/" + session, Map.of("title", "Im Keller")).expect(200);
      assertThat(until(stream, "session", event -> true).path("title").asText()).isEqualTo("Im Keller");

      LotseServer admin = LotseUnderTest.admin();
      String notification = person.post("/handoff", Map.of("session_id", session)).json().path("id").asText();
      admin.post("/notifications/" + notification + "/reply", Map.of("text", "Ich rufe Sie an.")).expect(201);
      assertThat(until(stream, "message", event -> event.path("role").asText().equals("human")).path("content")
          .asText())
          .isEqualTo("Ich rufe Sie an.");

      person.post("/chat", Map.of("question", "Und F-111? mock-fine", "session_id", session)).expect(200);
      assertThat(until(stream, "message", event -> event.path("role").asText().equals("user")).path("content").asText())
          .startsWith("Und F-111?");
      assertThat(until(stream, "message", event -> event.path("status").asText().equals("complete")).path("role")
          .asText()).isEqualTo("assistant");

      person.delete("/chat/" + session).expect(204);
      assertThat(stream.rest()).isEmpty();
    }
    events(person, session, null).close();
  }

  @Test
  void an_answer_of_another_node_is_awaited_and_told_when_it_is_stored() {
    LotseServer person = LotseUnderTest.person("far-away");
    String session = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? mock-fine")).session();
    String answer = UUID.randomUUID().toString();
    DatabaseUnderTest.execute(
        "insert into run (id, thread, state, owner, lease_until, created_at, updated_at) values ('"
            + answer + "', '" + session + "', 'running', 'elsewhere', now() + interval '1 minute', now(), now())");
    DatabaseUnderTest.execute("insert into message (id, session_id, role, content, status, created_at, updated_at) "
        + "values ('" + answer + "', '" + session + "', 'assistant', '', 'running', now(), now())");

    try (EventStream stream = events(person, session, "0")) {
      assertThat(until(stream, "message", event -> event.path("id").asText().equals(answer)).path("status").asText())
          .isEqualTo("running");
      DatabaseUnderTest.execute("update message set content = 'Von drüben.', status = 'complete', grounded = true, "
          + "updated_at = now() where id = '" + answer + "'; update run set state = 'done' where id = '" + answer
          + "'; select pg_notify('lotse', 'chat-session " + session + "')");
      assertThat(until(stream, "message", event -> event.path("id").asText().equals(answer)).path("content").asText())
          .isEqualTo("Von drüben.");
    }
  }

  @Test
  void an_answer_is_kept_for_those_who_wait_for_it_on_another_node() {
    LotseServer person = LotseUnderTest.person("other-mast");
    String session;
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", SLOW))) {
      session = stream.next().orElseThrow().json().path("session_id").asText();
    }
    for (int i = 0; i < 4; i++) {
      pause(2_000);
      DatabaseUnderTest.execute("select pg_notify('lotse', 'chat-awaited " + session + "')");
    }
    await().until(() -> lastMessage(person, session).path("status").asText().equals("complete"));
  }

  @Test
  void a_wish_to_stop_that_another_node_utters_is_meant_for_one_answer() {
    LotseServer person = LotseUnderTest.person("far-stop");
    String earlier = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? mock-fine")).events().getFirst()
        .json().path("message_id").asText();
    try (EventStream stream = person.stream("/chat/stream", Map.of("question", SLOW))) {
      String running = stream.next().orElseThrow().json().path("message_id").asText();
      DatabaseUnderTest.execute("select pg_notify('lotse', 'chat-cancelled " + earlier + "')");
      for (int i = 0; i < 20; i++) {
        assertThat(stream.next().orElseThrow().name()).isEqualTo("token");
      }
      DatabaseUnderTest.execute("select pg_notify('lotse', 'chat-cancelled " + running + "')");

      assertThat(stream.rest().getLast().json().path("finish_reason").asText()).isEqualTo("cancelled");
    }
  }

  @Test
  void who_signs_out_hears_no_more_of_a_conversation_nor_of_a_running_answer() {
    LotseServer here = LotseUnderTest.person("leaver");
    String session = StreamedAnswer.of(here, Map.of("question", "Was bedeutet F-110? mock-fine")).session();
    LotseServer elsewhere = LotseUnderTest.person("leaver");
    try (EventStream feed = events(here, session, null);
        EventStream stays = events(elsewhere, session, null);
        EventStream answer = here.stream("/chat/stream", Map.of("question", "Erzähle! mock-notools-itl50-len400"))) {
      answer.next();

      here.post("/auth/logout", "{}").expect(204);

      long since = System.nanoTime();
      List<ServerEvent> rest = answer.rest();
      assertThat(feed.rest()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(4));
      assertThat(rest.getLast().name()).isEqualTo("error");
      assertThat(rest.getLast().json().path("code").asText()).isEqualTo("invalid_credential");
      elsewhere.patch("/chat/" + session, Map.of("title", "Geht weiter")).expect(200);
      assertThat(until(stays, "session", event -> true).path("title").asText()).isEqualTo("Geht weiter");
    }
  }

  @Test
  void who_signs_out_hears_no_more_of_a_job() {
    LotseServer admin = LotseUnderTest.admin();
    String job = UUID.randomUUID().toString();
    DatabaseUnderTest.execute("insert into embed_job (id, created_at) values ('" + job + "', now()); insert into "
        + "embed_task (id, job_id, filename, state, step, not_before, owner, lease_until, updated_at) values ('" + UUID
            .randomUUID() + "', '" + job + "', 'long.pdf', 'running', 'embed', now(), 'elsewhere', now() + "
        + "interval '5 minutes', now())");
    try (EventStream stream = admin.stream("/admin/embed/jobs/" + job + "/events")) {
      assertThat(stream.next().orElseThrow().name()).isEqualTo("progress");

      admin.post("/auth/logout", "{}").expect(204);

      long since = System.nanoTime();
      assertThat(stream.rest()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(4));
    } finally {
      DatabaseUnderTest.execute("delete from embed_job where id = '" + job + "'");
    }
  }

  @Test
  void the_stream_of_a_revoked_key_or_of_who_is_not_active_any_more_ends() {
    LotseServer admin = LotseUnderTest.admin();
    JsonNode key = admin.post("/admin/api-keys", Map.of("name", "Kurz", "scopes", List.of("chat"))).expect(201).json();
    LotseServer person = LotseUnderTest.person("dismissed");
    String id = person.get("/auth/me").json().path("id").asText();
    Map<String, Object> slow = Map.of("question", "Erzähle! mock-notools-itl50-len400");
    try (EventStream ofKey = LotseUnderTest.nobody().withKey(key.path("key").asText()).stream("/agent/ask/stream",
        slow);
        EventStream ofPerson = person.stream("/agent/ask/stream", slow)) {
      until(ofKey, "token", event -> true);
      until(ofPerson, "token", event -> true);
      long cancelled = ScriptedModel.count("cancelled");

      admin.delete("/admin/api-keys/" + key.path("id").asText()).expect(204);
      admin.patch("/admin/users/" + id, Map.of("is_active", false)).expect(200);

      for (EventStream stream : List.of(ofKey, ofPerson)) {
        ServerEvent last = stream.rest().getLast();
        assertThat(last.name() + " " + last.json().path("code").asText()).isEqualTo("error invalid_credential");
      }
      await().atMost(Duration.ofSeconds(8)).until(() -> ScriptedModel.count("cancelled") >= cancelled + 2);
    } finally {
      admin.patch("/admin/users/" + id, Map.of("is_active", true)).expect(200);
    }
  }

  @Test
  void anothers_conversation_is_not_followed_and_no_id_is_taken_for_one() {
    LotseServer person = LotseUnderTest.person("curious");
    String session = StreamedAnswer.of(LotseUnderTest.person("private"), Map.of("question", "Geheim? mock-fine"))
        .session();

    for (String path : List.of(session, UUID.randomUUID().toString(), "7")) {
      assertThat(person.get("/chat/" + path + "/events").expect(404).json().path("code").asText()).isEqualTo(
          "session_not_found");
    }
    String own = StreamedAnswer.of(person, Map.of("question", "Was? mock-fine")).session();
    assertThat(person.with("Last-Event-ID", "abc").get("/chat/" + own + "/events").expect(422).json().path("errors")
        .path(0).path("field").asText()).isEqualTo("Last-Event-ID");
  }

  @Test
  void five_hundred_who_follow_and_vanish_leave_nothing_behind() {
    LotseServer person = LotseUnderTest.person("crowd");
    String session = StreamedAnswer.of(person, Map.of("question", "Was bedeutet F-110? mock-fine")).session();
    for (int i = 0; i < 500; i++) {
      events(person, session, i % 2 == 0 ? null : "0").close();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> LotseUnderTest.nobody().with("Accept", "text/plain").get(
        "/metrics?scope=application").text().matches("(?s).*lotse_sessions_followed(\\{[^}]*})? 0(\\.0)?\\n.*"));
  }

  private static EventStream events(LotseServer person, String session, String lastId) {
    return (lastId == null ? person : person.with("Last-Event-ID", lastId)).stream("/chat/" + session + "/events");
  }

  private static void read(EventStream stream, int events, List<ServerEvent> into) {
    for (int i = 0; i < events; i++) {
      into.add(stream.next().orElseThrow());
    }
  }

  private static void readToEnd(EventStream stream, List<ServerEvent> into) {
    do {
      into.add(stream.next().orElseThrow());
    } while (!into.getLast().name().equals("done"));
  }

  private static JsonNode until(EventStream stream, String name, java.util.function.Predicate<JsonNode> wanted) {
    while (true) {
      ServerEvent event = stream.next().orElseThrow();
      if (event.name().equals(name) && wanted.test(event.json())) {
        return event.json();
      }
    }
  }

  private static String said(List<ServerEvent> events) {
    return events.stream().filter(event -> event.name().equals("token")).map(event -> event.json().path("content")
        .asText()).collect(Collectors.joining());
  }

  private static JsonNode lastMessage(LotseServer person, String session) {
    JsonNode messages = person.get("/chat/" + session + "/messages").expect(200).json();
    return messages.path(messages.size() - 1);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
