package io.lotse.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** From a person who needs a human to the human's words in the conversation. */
@ExtendWith(ArquillianExtension.class)
class HandoffIT {
  private static final String KNOWN = "Was bedeutet F-110?";
  private static final String UNKNOWN = "Wie backe ich einen Apfelkuchen mit Streuseln?";
  private static boolean manualsThere;
  private final ContractCheck contract = ContractCheck.document();

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
  void who_asks_for_a_human_tells_what_happened_so_far() {
    LotseServer person = LotseUnderTest.demo();
    String session = ask(person, KNOWN);

    JsonNode told = checked("POST", "/api/handoff", 201,
        person.post("/handoff", Map.of("session_id", session, "reason", "Bitte rufen Sie mich an.")));

    assertThat(told.path("type").asText()).isEqualTo("handoff");
    assertThat(told.path("state").asText()).isEqualTo("open");
    JsonNode data = told.path("data");
    assertThat(data.path("session_id").asText()).isEqualTo(session);
    assertThat(data.path("message").asText()).isEqualTo("Bitte rufen Sie mich an.");
    assertThat(data.path("first_name").asText()).isEqualTo("demo");
    assertThat(data.path("summary").asText()).contains(KNOWN, "Bitte rufen Sie mich an.");
    assertThat(data.path("messages")).extracting(each -> each.path("role").asText()).containsExactly("user",
        "assistant");
    assertThat(data.path("sources").path(0).path("source").asText()).contains("SH");
  }

  @Test
  void asking_again_is_told_once_until_it_is_resolved() {
    LotseServer person = LotseUnderTest.demo();
    String session = ask(person, KNOWN);
    String first = handoff(person, session).path("id").asText();

    JsonNode again = person.post("/handoff", Map.of("session_id", session, "reason", "Eilt!")).expect(200).json();
    assertThat(again.path("id").asText()).isEqualTo(first);
    assertThat(again.at("/data/message").asText()).isEqualTo("Eilt!");
    LotseUnderTest.admin().patch("/notifications/" + first, Map.of("state", "resolved")).expect(200);

    assertThat(handoff(person, session).path("id").asText()).isNotEqualTo(first);
  }

  @Test
  void nobody_hands_over_the_conversation_of_another_person_or_none_at_all() {
    String session = ask(LotseUnderTest.demo(), KNOWN);
    LotseServer stranger = LotseUnderTest.person("fremde");

    assertThat(stranger.post("/handoff", Map.of("session_id", session)).expect(404).json().path("code").asText())
        .isEqualTo("session_not_found");
    assertThat(stranger.post("/handoff", Map.of("reason", " ")).expect(422).json().path("errors"))
        .extracting(each -> each.path("field").asText()).containsExactlyInAnyOrder("session_id", "reason");
  }

  @Test
  void words_that_ask_for_a_human_call_one() {
    LotseServer person = LotseUnderTest.demo();
    String session = ask(person, "Ich möchte mit einem Menschen sprechen!");

    assertThat(notifications(session)).extracting(each -> each.path("type").asText()).contains("handoff");
  }

  @Test
  void an_answer_without_a_source_is_told_once_for_each_conversation() {
    LotseServer person = LotseUnderTest.demo();
    String session = ask(person, UNKNOWN);
    person.post("/chat", Map.of("question", UNKNOWN, "session_id", session)).expect(200);

    List<JsonNode> told = notifications(session);

    assertThat(told).extracting(each -> each.path("type").asText()).containsExactly("ungrounded_answer");
    assertThat(told.getFirst().at("/data/message").asText()).isEqualTo(UNKNOWN);
    assertThat(told.getFirst().at("/data/response").asText()).isNotBlank();
    assertThat(notifications(ask(person, KNOWN))).isEmpty();
  }

  @Test
  void of_several_who_claim_one_wins_and_the_others_learn_who() {
    String id = handoff(LotseUnderTest.demo(), ask(LotseUnderTest.demo(), KNOWN)).path("id").asText();
    LotseServer bot = bot();

    List<Answer> answers = IntStream.range(0, 8).parallel()
        .mapToObj(i -> bot.patch("/notifications/" + id, Map.of("state", "claimed", "by", "hand-" + i))).toList();

    assertThat(answers).filteredOn(each -> each.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(each -> each.status() == 409).hasSize(7);
    Answer lost = answers.stream().filter(each -> each.status() == 409).findFirst().orElseThrow();
    String winner = bot.get("/notifications/" + id).expect(200).json().path("claimed_by").asText();
    assertThat(lost.json().path("code").asText()).isEqualTo("notification_claimed");
    assertThat(lost.json().at("/notification/claimed_by").asText()).isEqualTo(winner).contains("hand-");
  }

  @Test
  void states_go_forward_only() {
    String id = handoff(LotseUnderTest.demo(), ask(LotseUnderTest.demo(), KNOWN)).path("id").asText();
    LotseServer bot = bot();

    JsonNode resolved = checked("PATCH", "/api/notifications/{notification_id}", 200,
        bot.patch("/notifications/" + id, Map.of("state", "resolved", "by", "Anna")));
    assertThat(resolved.path("resolved_by").asText()).startsWith("Anna (");
    assertThat(resolved.path("resolved_at").asText()).isNotBlank();
    bot.patch("/notifications/" + id, Map.of("state", "resolved", "by", "Anna")).expect(200);
    assertThat(bot.patch("/notifications/" + id, Map.of("state", "acknowledged")).expect(409).json().path("code")
        .asText()).isEqualTo("notification_state");
    assertThat(bot.patch("/notifications/" + id, Map.of("state", "lost")).expect(422).json().at("/errors/0/field")
        .asText()).isEqualTo("state");
    bot.patch("/notifications/" + UUID.randomUUID(), Map.of("state", "claimed")).expect(404);
  }

  @Test
  void what_a_human_replies_stands_in_the_conversation_as_a_humans() {
    LotseServer person = LotseUnderTest.demo();
    String session = ask(person, KNOWN);
    String id = handoff(person, session).path("id").asText();

    JsonNode reply = checked("POST", "/api/notifications/{notification_id}/reply", 201,
        bot().post("/notifications/" + id + "/reply", Map.of("text", "Hier ist Anna. Ich rufe an.", "by", "Anna")));

    JsonNode messages = person.get("/chat/" + session + "/messages").expect(200).json();
    JsonNode last = messages.path(messages.size() - 1);
    assertThat(last.path("role").asText()).isEqualTo("human");
    assertThat(last.path("content").asText()).isEqualTo("Hier ist Anna. Ich rufe an.");
    assertThat(last.path("id").asText()).isEqualTo(reply.path("message_id").asText());
    assertThat(reply.at("/notification/state").asText()).isEqualTo("claimed");
    assertThat(person.get("/users/me/sessions").expect(200).json().path(0).path("message_count").asInt()).isEqualTo(3);
  }

  @Test
  void a_reply_to_a_conversation_that_was_deleted_is_refused() {
    LotseServer person = LotseUnderTest.demo();
    String session = ask(person, KNOWN);
    String id = handoff(person, session).path("id").asText();
    person.delete("/chat/" + session).expect(204);

    assertThat(bot().post("/notifications/" + id + "/reply", Map.of("text", "Hallo?")).expect(409).json().path("code")
        .asText()).isEqualTo("reply_not_possible");
    assertThat(bot().get("/notifications/" + id).json().path("state").asText()).isEqualTo("open");
  }

  @Test
  void only_keys_for_it_and_superusers_see_notifications() {
    LotseUnderTest.nobody().get("/notifications").expect(401);
    LotseUnderTest.demo().get("/notifications").expect(403);
    checked("GET", "/api/notifications", 200, bot().get("/notifications?limit=2"));
    LotseUnderTest.nobody().withKey(key("search")).get("/notifications").expect(403);
    assertThat(bot().get("/notifications?state=lost").expect(422).json().at("/errors/0/field").asText())
        .isEqualTo("state");
  }

  @Test
  void what_came_while_nobody_was_connected_is_sent_first_in_order_until_it_is_acknowledged() {
    String key = key("notify");
    LotseServer person = LotseUnderTest.demo();
    List<String> sessions = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sessions.add(ask(person, KNOWN));
      ids.add(handoff(person, sessions.getLast()).path("id").asText());
    }

    try (NotifyReader reader = connect(key)) {
      await().untilAsserted(() -> assertThat(reader.sessions()).endsWith(sessions.toArray(String[]::new)));
      reader.acknowledge(ids.get(2));
      await().untilAsserted(() -> assertThat(bot().get("/notifications/" + ids.get(2)).json().path("state").asText())
          .isEqualTo("acknowledged"));
    }
    try (NotifyReader again = connect(key)) {
      String live = ask(person, KNOWN);
      handoff(person, live);
      await().untilAsserted(() -> assertThat(again.sessions()).containsExactly(sessions.get(3), sessions.get(4), live));
      assertThat(again.frames().getFirst().path("type").asText()).isEqualTo("handoff");
    }
    try (NotifyReader narrowed = NotifyReader.connect(notify("?since=" + ids.get(3)), Map.of("X-API-Key", key))) {
      await().untilAsserted(() -> assertThat(narrowed.sessions()).startsWith(sessions.get(4)).doesNotContain(sessions
          .get(3)));
    }
  }

  @Test
  void any_other_text_is_echoed_and_nothing_is_said_before() throws InterruptedException {
    String key = key("notify");
    LotseUnderTest.admin().get("/notifications?state=open&limit=500").json().forEach(each -> LotseUnderTest.admin()
        .patch("/notifications/" + each.path("id").asText(), Map.of("state", "acknowledged")));
    try (NotifyReader reader = connect(key)) {
      Thread.sleep(500);
      assertThat(reader.frames()).isEmpty();
      reader.say("{\"action\": \"ping\"}");
      await().untilAsserted(() -> assertThat(reader.frames()).singleElement().satisfies(frame -> {
        assertThat(frame.path("status").asText()).isEqualTo("connected");
        assertThat(frame.path("echo").asText()).isEqualTo("{\"action\": \"ping\"}");
      }));
      reader.acknowledge(UUID.randomUUID().toString());
      await().untilAsserted(() -> assertThat(reader.frames().getLast().path("code").asText())
          .isEqualTo("notification_not_found"));
    }
  }

  @Test
  void only_who_may_read_gets_in() {
    assertThat(NotifyReader.refused(notify(""), Map.of())).isEqualTo(401);
    assertThat(NotifyReader.refused(notify(""), Map.of("X-API-Key", "lts_unknown-and-far-too-short"))).isEqualTo(401);
    assertThat(NotifyReader.refused(notify(""), Map.of("X-API-Key", key("search")))).isEqualTo(403);
    assertThat(NotifyReader.refused(notify("?ticket=made-up"), Map.of())).isEqualTo(401);
    assertThat(NotifyReader.refused(notify(""), Map.of("X-API-Key", key("notify"), "Origin", "https://evil.example")))
        .isEqualTo(403);
    assertThat(NotifyReader.refused(notify("?since=" + UUID.randomUUID()), Map.of("X-API-Key", key("notify"))))
        .isEqualTo(404);
    assertThat(NotifyReader.refused(notify(""), Map.of("Authorization", "Bearer " + key("notify")))).isEqualTo(101);
    assertThat(NotifyReader.refused(notify(""), Map.of("X-API-Key", key("notify"), "Origin", notify("").toString()
        .replace("ws:", "http:").replace("/notify", "")))).isEqualTo(101);
  }

  @Test
  void a_ticket_is_good_once() {
    JsonNode ticket = checked("POST", "/api/notify/ticket", 201, bot().post("/notify/ticket", Map.of()));
    URI address = notify("?ticket=" + ticket.path("ticket").asText());

    assertThat(ticket.path("expires_in").asInt()).isEqualTo(30);
    assertThat(NotifyReader.refused(address, Map.of())).isEqualTo(101);
    assertThat(NotifyReader.refused(address, Map.of())).isEqualTo(401);
    LotseUnderTest.demo().post("/notify/ticket", Map.of()).expect(403);
  }

  @Test
  void a_revoked_key_loses_its_connection() {
    JsonNode made = LotseUnderTest.admin().post("/admin/api-keys", Map.of("name", "kurz", "scopes", List.of("notify")))
        .expect(201).json();
    try (NotifyReader reader = connect(made.path("key").asText())) {
      LotseUnderTest.admin().delete("/admin/api-keys/" + made.path("id").asText()).expect(204);

      await().atMost(Duration.ofSeconds(5)).until(reader::isClosed);
    }
  }

  @Test
  void its_address_describes_itself() {
    JsonNode description = checked("GET", "/api/notify", 200, LotseUnderTest.nobody().get("/notify"));

    assertThat(description.path("websocket_endpoint").asText()).isEqualTo("/notify");
    assertThat(description.path("port").isTextual()).isTrue();
    assertThat(description.at("/notification_format/data/session_id").asText()).isNotBlank();
  }

  @Test
  void webhooks_are_signed_and_a_refused_one_comes_again_under_its_id() {
    LotseServer person = LotseUnderTest.demo();
    try (WebhookReceiver receiver = WebhookReceiver.on(Integer.getInteger("lotse.it.webhook.port"))) {
      List<String> ids = IntStream.range(0, 3).mapToObj(i -> handoff(person, ask(person, KNOWN)).path("id").asText())
          .toList();

      await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ids).allSatisfy(id -> assertThat(receiver
          .attempts(id)).extracting(WebhookReceiver.Attempt::status).containsExactly(503, 204)));

      assertThat(ids).isSorted();
      assertThat(ids).flatExtracting(receiver::attempts).allSatisfy(attempt -> {
        assertThat(attempt.signature()).isEqualTo(attempt.signatureUnder(System.getenv("NOTIFY_WEBHOOK_SECRET")));
        assertThat(Long.parseLong(attempt.timestamp())).isCloseTo(Instant.now().getEpochSecond(), within(60L));
        assertThat(attempt.body()).contains("\"id\":\"" + attempt.id() + "\"", "\"type\":\"handoff\"");
      });
      assertThat(ids).allSatisfy(id -> assertThat(receiver.attempts(id).getFirst().body()).isEqualTo(receiver.attempts(
          id).getLast().body()));
    }
  }

  @Test
  void the_outbox_is_there_for_superusers() {
    checked("GET", "/api/admin/outbox", 200, LotseUnderTest.admin().get("/admin/outbox?state=dead"));
    LotseUnderTest.admin().get("/admin/outbox?state=lost").expect(422);
    LotseUnderTest.admin().post("/admin/outbox/" + UUID.randomUUID() + "/retry", Map.of()).expect(404);
    LotseUnderTest.demo().get("/admin/outbox").expect(403);
  }

  private JsonNode checked(String method, String path, int status, Answer answer) {
    contract.answer(method, path, status, answer.expect(status).header("Content-Type"), answer.text());
    return answer.json();
  }

  private static String ask(LotseServer person, String question) {
    return person.post("/chat", Map.of("question", question)).expect(200).json().path("session_id").asText();
  }

  private static JsonNode handoff(LotseServer person, String session) {
    return person.post("/handoff", Map.of("session_id", session)).expect(201).json();
  }

  private static List<JsonNode> notifications(String session) {
    List<JsonNode> found = new ArrayList<>();
    LotseUnderTest.admin().get("/notifications?limit=500").expect(200).json().forEach(found::add);
    return found.stream().filter(each -> each.at("/data/session_id").asText().equals(session)).toList();
  }

  private static LotseServer bot() {
    return LotseUnderTest.nobody().withKey(key("notify"));
  }

  private static String key(String scope) {
    return LotseUnderTest.admin().post("/admin/api-keys", Map.of("name", "Bot", "scopes", List.of(scope))).expect(201)
        .json().path("key").asText();
  }

  private static NotifyReader connect(String key) {
    return NotifyReader.connect(notify(""), Map.of("X-API-Key", key));
  }

  private static URI notify(String query) {
    return URI.create(LotseUnderTest.nobody().uri("/notify" + query).toString().replaceFirst("http", "ws"));
  }
}
