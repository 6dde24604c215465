package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/**
 * Every operation of the served contract, called by everybody: with no body but an empty object, and with ids of another
 * person where there are such. {@code access.txt} has a row for each operation: who may call, and what who may is answered.
 */
@ExtendWith(ArquillianExtension.class)
class AccessMatrixIT {
  private static final Path ROWS = Path.of("src/test/resources/access.txt");
  private static final List<String> SCOPES = List.of("content", "bot", "notify", "search", "chat");
  private static final List<String> ROLES = List.of("anyone", "active", "verified", "superuser");
  private static SmallIssuer issuer;
  private final Map<String, LotseServer> nobodies = new LinkedHashMap<>();
  private final Map<String, LotseServer> people = new LinkedHashMap<>();
  private final Map<String, LotseServer> keys = new LinkedHashMap<>();
  private final Map<String, String> foreign = new TreeMap<>();

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    issuer = new SmallIssuer(Integer.getInteger("lotse.it.oidc.port"));
  }

  @AfterAll
  static void close() {
    issuer.close();
  }

  /**
   * Who may call an operation, and what they are answered.
   *
   * @param everybody whether all are answered so: what is not there is not there for anybody
   * @param type the media type of a body
   */
  private record Row(String operation, String role, Set<String> scopes, int status, boolean everybody, String type) {
    static Row of(String line) {
      String[] parts = line.split("\\s+");
      return new Row(parts[0] + " " + parts[1], parts[2], parts[3].equals("-") ? Set.of() : new TreeSet<>(List.of(
          parts[3].split(","))), Integer.parseInt(parts[4].replace("!", "")), parts[4].endsWith("!"),
          parts.length > 5 ? parts[5] : "application/json");
    }

    /** What somebody of this role is answered. */
    int forPerson(String has) {
      return everybody || ROLES.indexOf(has) >= ROLES.indexOf(role) ? status : 403;
    }

    int forKey(String scope) {
      return everybody || role.equals("anyone") || scopes.contains(scope) ? status : 403;
    }

    int forNobody() {
      return everybody || role.equals("anyone") ? status : 401;
    }

    String body() {
      return type.startsWith("multipart/") ? "--x--\r\n" : "{}";
    }
  }

  @Test
  void everybody_is_answered_as_the_matrix_says() throws IOException {
    List<Row> rows = Files.readAllLines(ROWS).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Row::of).toList();
    assertThat(rows.stream().map(row -> row.operation() + " " + row.role() + " " + row.scopes())).as(
        "rows of access.txt and operations of /openapi").containsExactlyInAnyOrderElementsOf(served());
    callers();
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      nobodies.forEach((who, caller) -> check(row, who, caller, row.forNobody(), wrong));
      keys.forEach((scope, caller) -> check(row, "key:" + scope, caller, row.forKey(scope), wrong));
      people.forEach((role, caller) -> check(row, role, caller, row.forPerson(role), wrong));
    }
    assertThat(wrong).isEmpty();
  }

  private void check(Row row, String who, LotseServer caller, int expected, List<String> wrong) {
    String[] operation = row.operation().split(" ");
    String path = operation[1];
    for (Map.Entry<String, String> id : foreign.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    boolean bodiless = operation[0].equals("GET") || operation[0].equals("DELETE");
    int status = caller.send(operation[0], path, bodiless ? null : row.type(),
        bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString(row.body())).status();
    if (status != expected) {
      wrong.add(row.operation() + " by " + who + ": " + status + " instead of " + expected);
    }
  }

  private static Set<String> served() throws IOException {
    JsonNode paths = new YAMLMapper().readTree(LotseUnderTest.nobody().get("/openapi").expect(200).body()).path(
        "paths");
    Set<String> operations = new TreeSet<>();
    paths.properties().forEach(path -> path.getValue().properties().stream().filter(each -> each.getValue().has(
        "operationId")).forEach(each -> {
          Set<String> scopes = new TreeSet<>();
          each.getValue().at("/x-needs/scopes").forEach(scope -> scopes.add(scope.asText()));
          operations.add(each.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey() + " " + each.getValue()
              .at("/x-needs/role").asText("superuser") + " " + scopes);
        }));
    return operations;
  }

  /** Somebody of each kind; the ids are those of a person who is none of them. */
  private void callers() {
    LotseServer owner = LotseUnderTest.person("eigentuemer");
    JsonNode asked = owner.post("/chat", Map.of("question", "Was bedeutet F-110?")).expect(200).json();
    foreign.put("session_id", asked.path("session_id").asText());
    foreign.put("message_id", asked.path("message_id").asText());
    for (String unknown : List.of("notification_id", "document_id", "job_id", "key_id", "entry_id", "user_id",
        "sign_in_id")) {
      foreign.put(unknown, UUID.randomUUID().toString());
    }
    for (String unknown : List.of("faq_id", "emergency_id", "event_id", "section_id")) {
      foreign.put(unknown, "2147483647");
    }
    foreign.put("page", "1");
    foreign.put("slug", "gibt-es-nicht");
    foreign.put("object_key", UUID.randomUUID() + ".png");

    LotseServer admin = LotseUnderTest.admin();
    for (String scope : SCOPES) {
      keys.put(scope, LotseUnderTest.nobody().withKey(key(admin, scope).path("key").asText()));
    }
    JsonNode revoked = key(admin, "content");
    admin.delete("/admin/api-keys/" + revoked.path("id").asText()).expect(204);
    JsonNode expired = key(admin, "content");
    DatabaseUnderTest.execute("update api_key set expires_at = now() where id = '" + expired.path("id").asText() + "'");
    LotseServer signedOut = LotseUnderTest.person("gegangen");
    signedOut.post("/auth/logout", "{}").expect(204);
    nobodies.put("anonymous", LotseUnderTest.nobody());
    nobodies.put("a revoked key", LotseUnderTest.nobody().withKey(revoked.path("key").asText()));
    nobodies.put("an expired key", LotseUnderTest.nobody().withKey(expired.path("key").asText()));
    nobodies.put("who has signed out", signedOut);
    nobodies.put("an expired token", LotseUnderTest.nobody().withToken(expiredToken()));
    nobodies.put("a cookie of a session", LotseUnderTest.nobody().with("Cookie", "JSESSIONID=abcdef0123456789"));
    people.put("active", waiting());
    people.put("verified", LotseUnderTest.person("jemand"));
    people.put("superuser", admin);
  }

  private static JsonNode key(LotseServer admin, String scope) {
    return admin.post("/admin/api-keys", Map.of("name", "Matrix " + scope, "scopes", List.of(scope), "expires_at",
        Instant.now().plusSeconds(3600).toString())).expect(201).json();
  }

  /** A person whose changed address waits to be verified. */
  private static LotseServer waiting() {
    LotseServer person = LotseUnderTest.person("wartend");
    person.patch("/auth/me", Map.of("email", "wartend-" + UUID.randomUUID() + "@lotse.example")).expect(200);
    return person;
  }

  private static String expiredToken() {
    try {
      String token = LotseUnderTest.nobody().login("jemand-anders@lotse.example", ensured("jemand-anders")).expect(200)
          .json().path("access_token").asText();
      return Forgery.of(token).with("exp", Instant.now().getEpochSecond() - 1);
    } catch (java.text.ParseException | com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String ensured(String name) {
    LotseUnderTest.person(name);
    return LotseUnderTest.PASSWORD;
  }
}
