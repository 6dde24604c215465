package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** People as administrators see them, what remains of them, and what was done. */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private final ContractCheck contract = ContractCheck.document();

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void people_are_found_by_a_part_of_name_or_address_with_their_conversations() {
    LotseServer person = LotseUnderTest.person("petra%winkler");
    person.post("/chat", Map.of("question", "Was bedeutet F-110?")).expect(200);

    Answer found = admin().get("/admin/users?q=PETRA%25W");
    JsonNode list = checked("GET", "/api/admin/users", 200, found);

    assertThat(found.header("X-Total-Count")).isEqualTo("1");
    assertThat(list.at("/0/session_count").asInt()).isEqualTo(1);
    assertThat(list.at("/0/last_seen_at").asText()).isNotBlank();
    assertThat(admin().get("/admin/users?q=%25%25%25").expect(200).json()).isEmpty();
    assertThat(checked("GET", "/api/admin/users/{user_id}", 200, admin().get("/admin/users/" + list.at("/0/id")
        .asText())).path("display_name").asText()).isEqualTo("petra%winkler");
    assertThat(checked("GET", "/api/admin/users/{user_id}", 404, admin().get("/admin/users/" + UUID.randomUUID()))
        .path("code").asText()).isEqualTo("user_not_found");
    person.get("/admin/users").expect(403);
  }

  @Test
  void who_is_made_inactive_is_out_at_once() {
    LotseServer person = LotseUnderTest.person("gesperrt");
    String id = idOf(person);

    checked("PATCH", "/api/admin/users/{user_id}", 200, admin().patch("/admin/users/" + id, Map.of("is_active",
        false)));

    person.get("/auth/me").expect(401);
    LotseUnderTest.nobody().login("gesperrt@lotse.example", LotseUnderTest.PASSWORD).expect(401);
    admin().patch("/admin/users/" + id, Map.of("is_active", true)).expect(200);
    person.get("/auth/me").expect(401);
    LotseUnderTest.nobody().login("gesperrt@lotse.example", LotseUnderTest.PASSWORD).expect(200);
  }

  @Test
  void a_role_that_is_given_or_taken_counts_at_once() {
    LotseServer person = LotseUnderTest.person("befoerdert");
    String id = idOf(person);
    person.get("/admin/users").expect(403);

    admin().patch("/admin/users/" + id, Map.of("is_superuser", true)).expect(200);
    person.get("/admin/users").expect(200);
    admin().patch("/admin/users/" + id, Map.of("is_superuser", false)).expect(200);
    person.get("/admin/users").expect(403);
  }

  @Test
  void the_last_superuser_stays() {
    String id = idOf(admin());
    List<String> others = superusersBut(id);
    others.forEach(other -> makeSuperuser(other, false));
    try {
      for (String role : List.of("is_superuser", "is_active", "is_verified")) {
        assertThat(checked("PATCH", "/api/admin/users/{user_id}", 409,
            admin().patch("/admin/users/" + id, Map.of(role, false))).path("code").asText())
            .isEqualTo("last_superuser");
      }
      checked("DELETE", "/api/admin/users/{user_id}", 409, admin().delete("/admin/users/" + id));
      admin().get("/auth/me").expect(200);
    } finally {
      others.forEach(other -> makeSuperuser(other, true));
    }
  }

  private static List<String> superusersBut(String id) {
    List<String> found = new ArrayList<>();
    admin().get("/admin/users?limit=500").expect(200).json().forEach(each -> {
      if (each.path("is_superuser").asBoolean() && !each.path("id").asText().equals(id)) {
        found.add(each.path("id").asText());
      }
    });
    return found;
  }

  private static void makeSuperuser(String id, boolean superuser) {
    admin().patch("/admin/users/" + id, Map.of("is_superuser", superuser)).expect(200);
  }

  @Test
  void nothing_remains_of_who_is_deleted_but_what_the_audit_log_says() {
    LotseServer person = LotseUnderTest.person("wegwerfkonto");
    String id = idOf(person);
    JsonNode asked = person.post("/chat", Map.of("question", "Wie backe ich einen Apfelkuchen?")).expect(200).json();
    String session = asked.path("session_id").asText();
    person.post("/chat/" + session + "/messages/" + asked.path("message_id").asText() + "/feedback",
        Map.of("rating", "down", "comment", "hilft nicht")).expect(204);
    String hidden = person.post("/chat", Map.of("question", "Und jetzt?")).expect(200).json().path("session_id")
        .asText();
    person.delete("/chat/" + hidden).expect(204);
    person.post("/handoff", Map.of("session_id", session)).expect(201);
    String key = admin().post("/admin/api-keys", Map.of("name", "bot", "scopes", List.of("bot"))).expect(201).json()
        .path("key").asText();
    Map<String, Object> step = new HashMap<>(Map.of("factor", "user", "action", "asking_freely", "message", "hallo",
        "user_id", id, "first_name", "V"));
    LotseUnderTest.nobody().withKey(key).post("/mongodb/session", step).expect(201);
    LotseUnderTest.nobody().post("/auth/forgot-password", Map.of("email", "wegwerfkonto@lotse.example")).expect(202);
    await().atMost(SOON).until(() -> rowsWith("mail_secret", "person_id = '" + id + "'") == 1);
    assertThat(documents("agent_steps", "thread", session)).isPositive();
    DatabaseUnderTest.execute("insert into token_use (person_id, day, tokens) values ('" + id + "', current_date, 7)");

    checked("DELETE", "/api/admin/users/{user_id}", 204, admin().delete("/admin/users/" + id));

    person.get("/auth/me").expect(401);
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(documents("agent_steps", "thread", session) + documents("agent_steps", "thread", hidden)).isZero();
      assertThat(documents("session_chat", "user_id", id)).isZero();
    });
    String named = "'%" + id + "%', '%" + session + "%', '%" + hidden + "%', '%wegwerfkonto%'";
    for (String table : tables()) {
      String found = "select count(*) from " + table + " t where cast(t as text) ilike any (array[" + named + "])";
      boolean mayName = table.equals("audit_entry") || table.equals("outbox");
      assertThat(mayName ? "0" : DatabaseUnderTest.value(found)).as(table).isEqualTo("0");
    }
    assertThat(rowsWith("outbox", "state <> 'delivered' and payload like '%" + session + "%'")).isZero();
    assertThat(rowsWith("outbox", "payload like '%wegwerfkonto%'")).isZero();
    assertThat(rowsWith("audit_entry", "cast(audit_entry as text) like '%wegwerfkonto%'")).isZero();
    assertThat(rowsWith("audit_entry", "target = '" + id + "'")).isPositive();
    checked("DELETE", "/api/admin/users/{user_id}", 404, admin().delete("/admin/users/" + id));
  }

  @Test
  void people_are_given_all_of_their_data() throws IOException {
    LotseServer person = LotseUnderTest.person("mitnehmer");
    String session = person.post("/chat", Map.of("question", "Was bedeutet F-110?")).expect(200).json()
        .path("session_id").asText();
    LotseUnderTest.demo().post("/chat", Map.of("question", "Geheim?")).expect(200);

    Answer zip = person.get("/auth/me/export").expect(200);

    Map<String, String> files = unpacked(zip.body());
    assertThat(files).containsKeys("account.json", "audit.json", "notifications.json", "bot/records.json",
        "chat/" + session + ".json");
    assertThat(files.get("chat/" + session + ".json")).contains("Was bedeutet F-110?");
    assertThat(files.values()).noneMatch(text -> text.contains("Geheim?") || text.contains("$argon2"));
  }

  @Test
  void what_is_done_stands_in_the_audit_log_and_stays_there() {
    String email = "auditiert@lotse.example";
    LotseServer person = LotseUnderTest.person("auditiert");
    String id = idOf(person);
    String start = Instant.now().minusSeconds(1).toString();
    LotseUnderTest.nobody().with("X-Forwarded-For", "198.51.100.23").login(email, "falsch").expect(401);
    person.with("X-Request-ID", "von-hier").post("/auth/logout", "{}").expect(204);
    admin().patch("/admin/users/" + id, Map.of("is_verified", true)).expect(200);

    JsonNode all = checked("GET", "/api/admin/audit", 200, admin().get("/admin/audit?from=" + start));
    assertThat(all).anySatisfy(each -> {
      assertThat(each.path("what").asText()).isEqualTo("sign-in");
      assertThat(each.path("outcome").asText()).isEqualTo("bad_credentials");
      assertThat(each.path("who").asText()).isEqualTo("nobody");
      assertThat(each.path("target").asText()).isEqualTo(id);
      assertThat(each.path("address").asText()).isEqualTo("198.51.100.23");
    });
    JsonNode own = admin().get("/admin/audit?who=" + id + "&what=sign-out").expect(200).json();
    assertThat(own.at("/0/outcome").asText()).isEqualTo("ok");
    assertThat(own.at("/0/request_id").asText()).isEqualTo("von-hier");
    assertThat(admin().get("/admin/audit?what=PATCH%20/api/admin/users").expect(200).json().at("/0/target").asText())
        .isEqualTo(id);
    assertThat(admin().get("/admin/audit/export?from=" + start).expect(200).text()).startsWith("id,at,who,what")
        .contains("\"bad_credentials\"");
    assertThat(admin().get("/admin/audit?from=gestern").expect(422).json().at("/errors/0/field").asText()).isEqualTo(
        "from");
    person.get("/admin/audit").expect(401);
    for (String change : List.of("update audit_entry set outcome = 'ok'", "delete from audit_entry",
        "truncate audit_entry")) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> DatabaseUnderTest.execute(change)))
          .hasMessageContaining("neither changed nor removed");
    }
  }

  @Test
  void a_revoked_key_is_refused_at_once_and_an_expired_one_too() {
    JsonNode made = admin().post("/admin/api-keys", Map.of("name", "kurz", "scopes", List.of("search"))).expect(201)
        .json();
    LotseServer key = LotseUnderTest.nobody().withKey(made.path("key").asText());
    key.get("/documents").expect(200);
    admin().delete("/admin/api-keys/" + made.path("id").asText()).expect(204);
    key.get("/documents").expect(401);

    String expiring = admin().post("/admin/api-keys", Map.of("name", "bald", "scopes", List.of("search"), "expires_at",
        Instant.now().plusSeconds(3).toString())).expect(201).json().path("key").asText();
    LotseUnderTest.nobody().withKey(expiring).get("/documents").expect(200);
    await().atMost(SOON).until(() -> LotseUnderTest.nobody().withKey(expiring).get("/documents").status() == 401);
  }

  @Test
  void an_address_that_calls_too_often_has_to_wait() {
    LotseServer hasty = LotseUnderTest.nobody().with("X-Forwarded-For", "203.0.113.9");
    Map<String, String> nothing = Map.of("refresh_token", "ltr_nothing");
    Answer first = hasty.post("/auth/refresh", nothing).expect(401);
    assertThat(first.header("RateLimit-Limit")).isEqualTo("600");
    assertThat(first.header("RateLimit-Remaining")).isEqualTo("599");
    for (int i = 0; i < 599; i++) {
      hasty.post("/auth/refresh", nothing).expect(401);
    }

    Answer refused = hasty.post("/auth/refresh", nothing);

    checked("POST", "/api/auth/refresh", 429, refused);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
    hasty.with("X-Forwarded-For", "203.0.113.9, 203.0.113.10").post("/auth/refresh", nothing).expect(401);
    await().atMost(SOON).until(() -> rowsWith("rate_slot", "subject like '%203.0.113.9'") > 0);
  }

  private static LotseServer admin() {
    return LotseUnderTest.admin();
  }

  private static String idOf(LotseServer person) {
    return person.get("/auth/me").expect(200).json().path("id").asText();
  }

  private static int rowsWith(String table, String condition) {
    return Integer.parseInt(DatabaseUnderTest.value("select count(*) from " + table + " where " + condition));
  }

  private static List<String> tables() {
    return List.of(DatabaseUnderTest.value("select string_agg(table_name, ',') from information_schema.tables"
        + " where table_schema = 'public' and table_type = 'BASE TABLE'").split(","));
  }

  private static long documents(String collection, String field, String value) {
    try (MongoClient client = MongoClients.create(System.getenv("MONGODB_URL"))) {
      return client.getDatabase("lotse").getCollection(collection).countDocuments(Filters.eq(field, value));
    }
  }

  private static Map<String, String> unpacked(byte[] zip) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        files.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private JsonNode checked(String method, String path, int status, Answer answer) {
    answer.expect(status);
    contract.answer(method, path, status, answer.header("Content-Type"), answer.text());
    return status == 204 ? null : answer.json();
  }
}
