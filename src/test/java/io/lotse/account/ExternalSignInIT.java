package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.Mailbox;

/** Signing in at an OpenID Connect issuer. */
@ExtendWith(ArquillianExtension.class)
class ExternalSignInIT {
  private static final String PASSWORD = "sieben Kraniche im Nebel";
  private static final Consumer<JWTClaimsSet.Builder> AS_IT_IS = token -> {};
  private static SmallIssuer issuer;
  private final ContractCheck contract = ContractCheck.document();

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

  @Test
  void the_page_learns_that_there_is_another_way() {
    JsonNode ways = LotseUnderTest.nobody().get("/auth/providers").expect(200).json();
    assertThat(ways.at("/0/login_url").asText()).isEqualTo("/api/auth/oidc/login");
  }

  @Test
  void who_signs_in_elsewhere_gets_an_account_and_tokens_of_ours() {
    String subject = UUID.randomUUID().toString();
    Map<String, Object> claims = Map.of("sub", subject, "email", subject + "@works.example", "email_verified", true,
        "name", "Nora Brandt", "realm_access", Map.of("roles", List.of("offline_access")));

    LotseServer nora = person(signIn(claims));
    JsonNode me = nora.get("/auth/me").expect(200).json();
    assertThat(me.path("display_name").asText()).isEqualTo("Nora Brandt");
    assertThat(me.path("is_verified").asBoolean()).isTrue();
    assertThat(me.path("is_superuser").asBoolean()).isFalse();
    nora.get("/users/me/sessions").expect(200);
    LotseUnderTest.nobody().login(subject + "@works.example", "irgendein Passwort").expect(401);

    Map<String, Object> promoted = new LinkedHashMap<>(claims);
    promoted.put("email", "andere-" + subject + "@works.example");
    promoted.put("realm_access", Map.of("roles", List.of("kapitaen")));
    JsonNode again = person(signIn(promoted)).get("/auth/me").expect(200).json();
    assertThat(again.path("id").asText()).isEqualTo(me.path("id").asText());
    assertThat(again.path("is_superuser").asBoolean()).isTrue();

    person(signIn(claims));
    nora.get("/admin/users").expect(403);
  }

  @Test
  void an_account_that_is_there_is_taken_only_with_an_address_that_the_issuer_has_verified() {
    LotseServer own = LotseUnderTest.person("bestand");
    String id = own.get("/auth/me").expect(200).json().path("id").asText();
    Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", UUID.randomUUID().toString(), "email",
        "bestand@lotse.example"));

    assertThat(signIn(claims).expect(403).json().path("code").asText()).isEqualTo("external_identity_refused");
    claims.put("email_verified", false);
    signIn(claims).expect(403);
    claims.put("email_verified", true);
    assertThat(person(signIn(claims)).get("/auth/me").expect(200).json().path("id").asText()).isEqualTo(id);
  }

  @Test
  void an_address_that_the_issuer_has_not_verified_is_verified_by_a_mail_of_ours() {
    Map<String, Object> claims = unverified("ungeprueft");
    String email = claims.get("email").toString();
    LotseServer person = person(signIn(claims));
    assertThat(person.get("/auth/me").expect(200).json().path("is_verified").asBoolean()).isFalse();
    person.get("/users/me/sessions").expect(403);

    LotseUnderTest.nobody().post("/auth/verify", Map.of("token", Mailbox.await(email, 1).token())).expect(200);

    person.get("/users/me/sessions").expect(200);
    person(signIn(claims)).get("/users/me/sessions").expect(200);
  }

  @Test
  void nor_is_an_address_verified_of_which_the_issuer_does_not_say_so() {
    String id = UUID.randomUUID().toString();
    List<Map<String, Object>> unsaid = List.of(Map.of("sub", id, "email", id + "@works.example"), Map.of("sub", id
        + "n",
        "preferred_username", id + "-n@works.example", "email_verified", true));
    for (Map<String, Object> claims : unsaid) {
      person(signIn(claims)).get("/users/me/sessions").expect(403);
    }
    LotseUnderTest.nobody().post("/auth/verify", Map.of("token", Mailbox.await(id + "-n@works.example", 1).token()))
        .expect(200);
    person(signIn(unsaid.getLast())).get("/users/me/sessions").expect(200);
  }

  @Test
  void who_came_first_with_the_address_of_another_is_out_when_that_one_signs_up() {
    Map<String, Object> claims = unverified("vorweg");
    String email = claims.get("email").toString();
    LotseServer attacker = person(signIn(claims));
    String unasked = Mailbox.await(email, 1).token();

    LotseUnderTest.nobody().post("/auth/register", Map.of("email", email, "display_name", "Vera", "password",
        PASSWORD)).expect(201);
    Mailbox.await(email, 2);
    LotseUnderTest.nobody().post("/auth/verify", Map.of("token", unasked)).expect(200);

    shutOut(attacker, claims);
    Mailbox.Received choice = Mailbox.await(email, 3);
    LotseUnderTest.nobody().post("/auth/reset-password", Map.of("token", choice.token(), "password", PASSWORD))
        .expect(204);
    LotseUnderTest.nobody().login(email, PASSWORD).expect(200);
    shutOut(attacker, claims);
  }

  @Test
  void and_when_that_one_sets_a_password_by_mail() {
    Map<String, Object> claims = unverified("vergessen");
    String email = claims.get("email").toString();
    LotseServer attacker = person(signIn(claims));
    Mailbox.await(email, 1);

    LotseUnderTest.nobody().post("/auth/forgot-password", Map.of("email", email)).expect(202);
    LotseUnderTest.nobody().post("/auth/reset-password", Map.of("token", Mailbox.await(email, 2).token(), "password",
        PASSWORD)).expect(204);

    shutOut(attacker, claims);
    LotseUnderTest.nobody().login(email, PASSWORD).expect(200);
  }

  @Test
  void and_when_that_one_comes_with_an_address_that_the_issuer_has_verified() {
    Map<String, Object> claims = unverified("anspruch");
    LotseServer attacker = person(signIn(claims));
    Map<String, Object> owner = new LinkedHashMap<>(claims);
    owner.put("sub", UUID.randomUUID().toString());
    owner.put("email_verified", true);

    person(signIn(owner)).get("/users/me/sessions").expect(200);

    shutOut(attacker, claims);
    person(signIn(owner)).get("/users/me/sessions").expect(200);
  }

  @Test
  void an_identity_takes_no_password_from_a_person_who_was_known_before() {
    LotseServer own = LotseUnderTest.person("umgezogen");
    own.patch("/auth/me", Map.of("email", "neu-" + UUID.randomUUID() + "@lotse.example")).expect(200);

    person(signIn(Map.of("sub", UUID.randomUUID().toString(), "email", "umgezogen@lotse.example", "email_verified",
        true))).get("/users/me/sessions").expect(200);

    own.get("/users/me/sessions").expect(200);
    LotseUnderTest.nobody().login("umgezogen@lotse.example", LotseUnderTest.PASSWORD).expect(200);
  }

  @Test
  void signing_in_again_leaves_the_mail_to_a_new_address_in_force() {
    String id = UUID.randomUUID().toString();
    Map<String, Object> claims = Map.of("sub", id, "email", id + "@works.example", "email_verified", true);
    person(signIn(claims)).patch("/auth/me", Map.of("email", id + "-neu@works.example")).expect(200);
    Mailbox.Received claim = Mailbox.await(id + "-neu@works.example", 1);
    Mailbox.await(id + "@works.example", 1);

    LotseServer again = person(signIn(claims));

    LotseUnderTest.nobody().post("/auth/verify", Map.of("token", claim.token())).expect(200);
    assertThat(again.get("/auth/me").expect(200).json().path("email").asText()).isEqualTo(id + "-neu@works.example");
    assertThat(DatabaseUnderTest.number("select count(*) from outbox where kind = 'account-mail' and payload like"
        + " '%VERIFY%" + id + "%'")).isZero();
  }

  private static Map<String, Object> unverified(String name) {
    return Map.of("sub", UUID.randomUUID().toString(), "email", name + "-" + UUID.randomUUID().toString().substring(0,
        8) + "@works.example", "email_verified", false);
  }

  private static void shutOut(LotseServer attacker, Map<String, Object> claims) {
    attacker.get("/auth/me").expect(401);
    assertThat(signIn(claims).expect(403).json().path("code").asText()).isEqualTo("external_identity_refused");
  }

  @Test
  void what_the_issuer_has_not_said_to_us_for_this_sign_in_does_not_count() {
    Map<String, Object> claims = Map.of("sub", UUID.randomUUID().toString(), "email", "x@works.example");
    Map<String, Consumer<JWTClaimsSet.Builder>> wrong = Map.of("issuer", token -> token.issuer("http://evil.example"),
        "audience", token -> token.audience("another"), "nonce", token -> token.claim("nonce", "another"), "expired",
        token -> token.claim("exp", System.currentTimeMillis() / 1000 - 60), "no expiry",
        token -> token.claim("exp", null));
    wrong.forEach((what, change) -> assertThat(signIn(claims, change).status()).as(what).isEqualTo(401));

    Answer begun = begin();
    String query = begun.header("Location").split("\\?")[1];
    String state = SmallIssuer.form(query).get("state");
    String code = issuer.code(query, claims, AS_IT_IS);
    assertThat(callback(LotseUnderTest.nobody(), code, state).expect(401).json().path("code").asText()).isEqualTo(
        "external_sign_in_failed");
    callback(browser(begun), code, "another").expect(401);
    callback(browser(begin()), code, state).expect(401);
    callback(browser(begun), "no-such-code", state).expect(401);
    callback(browser(begun), code, state).expect(303);
    callback(browser(begun), code, state).expect(401);
  }

  @Test
  void a_sign_in_for_the_panel_ends_there_and_opens_it_to_administrators_alone() {
    String subject = UUID.randomUUID().toString();
    Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", subject, "email", subject + "@works.example",
        "email_verified", true));
    assertThat(panel(tokenForPanel(claims)).expect(403).headers().firstValue("Set-Cookie")).isEmpty();

    claims.put("realm_access", Map.of("roles", List.of("kapitaen")));
    String token = tokenForPanel(claims);
    assertThat(panel(token).expect(204).header("Set-Cookie")).startsWith("lotse_panel=");
    panel(token).expect(401);
    LotseUnderTest.nobody().get("/auth/oidc/login?place=elsewhere").expect(422);
  }

  @Test
  void it_lasts_no_longer_there_than_any_other_and_counts_nowhere_else() {
    String subject = UUID.randomUUID().toString();
    Map<String, Object> claims = Map.of("sub", subject, "email", subject + "@works.example", "email_verified", true,
        "realm_access", Map.of("roles", List.of("kapitaen")));
    String token = tokenForPanel(claims);

    LotseUnderTest.nobody().post("/auth/refresh", Map.of("refresh_token", token)).expect(401);
    LotseServer panel = LotseUnderTest.nobody().with("Cookie", panel(token).expect(204).header("Set-Cookie").split(
        ";")[0]);

    String stay = "from sign_in where place = 'panel' and person_id = (select person_id from external_identity"
        + " where subject = '" + subject + "')";
    assertThat(DatabaseUnderTest.number("select ceil(extract(epoch from expires_at - now()) / 3600)::int " + stay))
        .isEqualTo(12);
    assertThat(panel.get("/panel/dashboard").status()).isEqualTo(200);
    DatabaseUnderTest.execute("update sign_in set expires_at = now() where id = (select id " + stay + ")");
    await().atMost(Duration.ofSeconds(15)).until(() -> panel.get("/panel/dashboard").status() != 200);
  }

  @Test
  void a_token_of_the_chat_page_is_not_used_up_at_the_door_of_the_panel() {
    String subject = UUID.randomUUID().toString();
    String token = signIn(Map.of("sub", subject, "email", subject + "@works.example", "email_verified", true))
        .expect(303).header("Location").split("#signed-in=")[1];

    panel(token).expect(401);

    LotseUnderTest.nobody().post("/auth/refresh", Map.of("refresh_token", token)).expect(200);
  }

  private static String tokenForPanel(Map<String, Object> claims) {
    Answer begun = LotseUnderTest.nobody().get("/auth/oidc/login?place=panel").expect(303);
    String query = URI.create(begun.header("Location")).getRawQuery();
    String location = callback(browser(begun), issuer.code(query, claims, AS_IT_IS), SmallIssuer.form(query).get(
        "state")).expect(303).header("Location");
    assertThat(location).contains("/panel/sign-in#signed-in=");
    return location.split("#signed-in=")[1];
  }

  private static Answer panel(String token) {
    LotseServer nobody = LotseUnderTest.nobody();
    return nobody.with("Origin", nobody.uri("/").toString().replaceAll("/$", "")).postForm("/panel/session", Map.of(
        "token", token));
  }

  @Test
  void a_new_key_of_the_issuer_is_learnt() {
    Map<String, Object> claims = Map.of("sub", UUID.randomUUID().toString(), "email", "neu@works.example",
        "email_verified", true);
    signIn(claims).expect(303);
    issuer.changeKey();
    await().atMost(Duration.ofSeconds(30)).until(() -> signIn(claims).status() == 303);
  }

  @Test
  void the_cookie_of_a_sign_in_is_for_that_alone() {
    String cookie = begin().header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "Path=/api/auth/oidc", "Max-Age=600").containsIgnoringCase("SameSite=Lax");
    String query = begin().header("Location");
    assertThat(query).contains("code_challenge_method=S256", "response_type=code", "nonce=", "state=").doesNotContain(
        "code_verifier");
  }

  private static Answer begin() {
    return LotseUnderTest.nobody().get("/auth/oidc/login").expect(303);
  }

  private static LotseServer browser(Answer begun) {
    return LotseUnderTest.nobody().with("Cookie", begun.header("Set-Cookie").split(";")[0]);
  }

  private static Answer signIn(Map<String, Object> claims) {
    return signIn(claims, AS_IT_IS);
  }

  private static Answer signIn(Map<String, Object> claims, Consumer<JWTClaimsSet.Builder> change) {
    Answer begun = begin();
    String query = URI.create(begun.header("Location")).getRawQuery();
    return callback(browser(begun), issuer.code(query, claims, change), SmallIssuer.form(query).get("state"));
  }

  private static Answer callback(LotseServer browser, String code, String state) {
    return browser.get("/api/auth/oidc/callback?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8) + "&state="
        + state);
  }

  private LotseServer person(Answer signedIn) {
    String refresh = signedIn.expect(303).header("Location").split("#signed-in=")[1];
    Answer tokens = LotseUnderTest.nobody().post("/auth/refresh", Map.of("refresh_token", refresh)).expect(200);
    contract.answer("POST", "/api/auth/refresh", 200, tokens.header("Content-Type"), tokens.text());
    LotseUnderTest.nobody().post("/auth/refresh", Map.of("refresh_token", refresh + "x")).expect(401);
    return LotseUnderTest.nobody().withToken(tokens.json().path("access_token").asText());
  }
}
