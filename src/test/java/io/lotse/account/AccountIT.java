package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import com.password4j.types.Bcrypt;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.Mailbox;

/** From signing up to signing out, and what must not work on the way. */
@ExtendWith(ArquillianExtension.class)
class AccountIT {
  private static final String PASSWORD = "sieben Kraniche im Nebel";
  private static final String OTHER_PASSWORD = "acht Kraniche im Regen";
  private final ContractCheck contract = ContractCheck.document();

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @Test
  void a_new_technician_signs_up_verifies_signs_in_and_out() {
    String email = fresh("mara");
    JsonNode user = checked("POST", "/api/auth/register", 201, signUp(email));
    assertThat(user.path("is_verified").asBoolean()).isFalse();
    assertThat(user.path("email").asText()).isEqualTo(email);
    assertThat(nobody().login(email, PASSWORD).expect(403).json().path("code").asText())
        .isEqualTo("email_not_verified");
    nobody().login(email, OTHER_PASSWORD).expect(401);

    JsonNode verified = checked("POST", "/api/auth/verify-code", 200,
        nobody().post("/auth/verify-code", Map.of("email", email, "code", Mailbox.await(email, 1).code())));
    assertThat(verified.path("is_verified").asBoolean()).isTrue();

    JsonNode tokens = checked("POST", "/api/auth/login", 200, nobody().login(email, PASSWORD));
    LotseServer mara = nobody().withToken(tokens.path("access_token").asText());
    assertThat(checked("GET", "/api/auth/me", 200, mara.get("/auth/me")).path("display_name").asText())
        .isEqualTo("Mara");
    mara.get("/users/me/sessions").expect(200);

    JsonNode renewed = checked("POST", "/api/auth/refresh", 200, refresh(tokens));
    checked("POST", "/api/auth/logout", 204, mara.post("/auth/logout", "{}"));

    mara.get("/auth/me").expect(401);
    nobody().withToken(renewed.path("access_token").asText()).get("/auth/me").expect(401);
    assertThat(checked("POST", "/api/auth/refresh", 401, refresh(renewed)).path("code").asText())
        .isEqualTo("invalid_refresh_token");
  }

  @Test
  void the_link_of_the_mail_verifies_once() {
    String email = fresh("link");
    signUp(email).expect(201);
    String token = Mailbox.await(email, 1).token();

    checked("POST", "/api/auth/verify", 200, nobody().post("/auth/verify", Map.of("token", token)));

    assertThat(checked("POST", "/api/auth/verify", 400, nobody().post("/auth/verify", Map.of("token", token)))
        .path("code").asText()).isEqualTo("invalid_token");
  }

  @ParameterizedTest
  @CsvSource({"de-AT,Bestätigen", "'en-GB,de;q=0.5',Confirm", "vi,Xác nhận", "fr,Bestätigen"})
  void mails_are_in_the_language_of_the_reader_as_text_and_html(String languages, String subject) throws Exception {
    String email = fresh("sprache");
    nobody().with("Accept-Language", languages).post("/auth/register", person(email, PASSWORD)).expect(201);

    Mailbox.Received mail = Mailbox.await(email, 1);

    assertThat(mail.subject()).startsWith(subject);
    assertThat(mail.message().getContentType()).startsWith("multipart/alternative");
    assertThat(mail.text()).doesNotContain("{", "<").contains(mail.code());
    assertThat(mail.html()).contains("<h2>" + mail.code() + "</h2>", mail.token()).doesNotContain("{body}");
    assertThat(mail.message().getHeader("Message-ID")[0]).endsWith("@lotse.example>");
  }

  @Test
  void an_address_that_is_taken_is_told_to_its_owner_only() {
    String email = verified("besitzerin");
    aMinuteLater();

    JsonNode answer = checked("POST", "/api/auth/register", 201,
        nobody().post("/auth/register", person(email, OTHER_PASSWORD)));

    assertThat(answer.path("is_verified").asBoolean()).isFalse();
    assertThat(DatabaseUnderTest.value("select 1 from person where id = '" + answer.path("id").asText() + "'"))
        .isNull();
    assertThat(Mailbox.await(email, 2).text()).doesNotContain("ltv_");
    nobody().login(email, PASSWORD).expect(200);
    nobody().login(email, OTHER_PASSWORD).expect(401);
  }

  @Test
  void who_signs_up_later_with_the_address_of_another_does_not_get_in_by_their_confirmation() {
    String email = fresh("zuspaet");
    signUp(email).expect(201);
    String victims = Mailbox.await(email, 1).token();

    nobody().post("/auth/register", person(email, OTHER_PASSWORD)).expect(201);
    nobody().post("/auth/verify", Map.of("token", victims)).expect(200);

    nobody().login(email, OTHER_PASSWORD).expect(401);
    nobody().login(email, PASSWORD).expect(401);
    Mailbox.Received choice = Mailbox.await(email, 2);
    assertThat(choice.token()).startsWith("ltp_");
    nobody().post("/auth/reset-password", Map.of("token", choice.token(), "password", PASSWORD)).expect(204);
    nobody().login(email, PASSWORD).expect(200);
    nobody().login(email, OTHER_PASSWORD).expect(401);
  }

  @Test
  void nor_by_the_mail_that_their_own_sign_up_has_sent() {
    String email = fresh("neuermail");
    signUp(email).expect(201);
    Mailbox.await(email, 1);
    aMinuteLater();

    nobody().post("/auth/register", person(email, OTHER_PASSWORD)).expect(201);
    Mailbox.Received newer = Mailbox.await(email, 2);

    nobody().post("/auth/verify", Map.of("token", newer.token())).expect(400);
    nobody().post("/auth/verify-code", Map.of("email", email, "code", newer.code())).expect(400);
    nobody().post("/auth/reset-password-code", Map.of("email", email, "code", newer.code(), "password",
        "neun Kraniche im Schnee")).expect(204);
    nobody().login(email, OTHER_PASSWORD).expect(401);
    nobody().login(email, "neun Kraniche im Schnee").expect(200);
  }

  @Test
  void nor_does_who_has_signed_up_before() {
    String email = fresh("zuvor");
    nobody().post("/auth/register", person(email, OTHER_PASSWORD)).expect(201);
    String unasked = Mailbox.await(email, 1).token();

    signUp(email).expect(201);
    nobody().post("/auth/register", person(email, OTHER_PASSWORD)).expect(201);
    nobody().post("/auth/verify", Map.of("token", unasked)).expect(200);

    nobody().login(email, OTHER_PASSWORD).expect(401);
  }

  @Test
  void nor_do_they_give_it_their_name_and_language() {
    String email = fresh("benannt");
    signUp(email).expect(201);

    nobody().with("Accept-Language", "vi").post("/auth/register", Map.of("email", email, "display_name", "Mallory",
        "password", OTHER_PASSWORD)).expect(201);

    assertThat(DatabaseUnderTest.value("select display_name || ' ' || language from person where email = '" + email
        + "'")).isEqualTo("Mara de");
  }

  @Test
  void who_signs_up_twice_with_the_same_password_keeps_it() {
    String email = fresh("doppelt");
    nobody().post("/auth/register", Map.of("email", email, "display_name", "M.", "password", PASSWORD)).expect(201);
    signUp(email).expect(201);
    assertThat(DatabaseUnderTest.value("select display_name from person where email = '" + email + "'")).isEqualTo(
        "Mara");

    nobody().post("/auth/verify", Map.of("token", Mailbox.await(email, 1).token())).expect(200);

    nobody().login(email, PASSWORD).expect(200);
  }

  @ParameterizedTest
  @CsvSource({"kurz1, size", "Passwort123!, common_password", "password, common_password",
      "aaaaaaaaaaaa, common_password", "Mara2026!, common_password"})
  void a_password_that_is_guessed_first_is_refused(String password, String code) {
    JsonNode errors = checked("POST", "/api/auth/register", 422,
        nobody().post("/auth/register", person(fresh("schwach"), password))).path("errors");

    assertThat(errors).extracting(each -> each.path("field").asText()).containsExactly("password");
    assertThat(errors.at("/0/code").asText()).isEqualTo(code);
  }

  @Test
  void a_password_of_a_megabyte_is_refused_before_it_is_hashed() {
    String endless = "x".repeat(1_000_000);
    assertThat(nobody().post("/auth/register", person(fresh("lang"), endless)).status()).isIn(413, 422);
    assertThat(nobody().login(fresh("lang"), endless).status()).isIn(413, 422);
  }

  @ParameterizedTest
  @CsvSource({"'a@b.example\r\nBcc: c@d.example'", "'a b@c.example'", "'<a@b.example>'", "'a@b.example,c@d.example'",
      "nobody"})
  void what_is_no_address_is_refused(String address) {
    assertThat(nobody().post("/auth/forgot-password", Map.of("email", address)).expect(422).json()
        .at("/errors/0/field").asText()).isEqualTo("email");
  }

  @Test
  void a_refresh_token_that_comes_twice_ends_the_sign_in() {
    String email = verified("dieb");
    JsonNode first = nobody().login(email, PASSWORD).expect(200).json();
    JsonNode second = refresh(first).expect(200).json();

    refresh(first).expect(401);

    refresh(second).expect(401);
    nobody().withToken(second.path("access_token").asText()).get("/auth/me").expect(401);
    nobody().login(email, PASSWORD).expect(200);
  }

  @Test
  void of_several_who_use_a_refresh_token_at_once_one_wins_at_most() {
    JsonNode tokens = nobody().login(verified("wettlauf"), PASSWORD).expect(200).json();

    List<Integer> statuses = IntStream.range(0, 8).parallel().mapToObj(i -> refresh(tokens).status()).toList();

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 401).hasSize(7);
  }

  @Test
  void of_several_who_redeem_a_code_at_once_exactly_one_wins() {
    String email = fresh("gleichzeitig");
    signUp(email).expect(201);
    Map<String, String> given = Map.of("email", email, "code", Mailbox.await(email, 1).code());

    List<Integer> statuses = IntStream.range(0, 5).parallel()
        .mapToObj(i -> nobody().post("/auth/verify-code", given).status()).toList();

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(4);
  }

  @Test
  void guessing_uses_a_code_up_but_not_the_link() {
    String email = fresh("raten");
    signUp(email).expect(201);
    Mailbox.Received mail = Mailbox.await(email, 1);
    String wrong = mail.code().equals("00000000") ? "00000001" : "00000000";
    for (int i = 0; i < 5; i++) {
      assertThat(checked("POST", "/api/auth/verify-code", 400,
          nobody().post("/auth/verify-code", Map.of("email", email, "code", wrong))).path("code").asText())
          .isEqualTo("invalid_code");
    }

    nobody().post("/auth/verify-code", Map.of("email", email, "code", mail.code())).expect(400);

    nobody().post("/auth/verify", Map.of("token", mail.token())).expect(200);
  }

  @Test
  void an_expired_code_and_one_of_another_purpose_do_not_count() {
    String email = fresh("spaet");
    signUp(email).expect(201);
    Mailbox.Received mail = Mailbox.await(email, 1);
    Map<String, String> reset = Map.of("email", email, "code", mail.code(), "password", OTHER_PASSWORD);
    nobody().post("/auth/reset-password-code", reset).expect(400);
    nobody().post("/auth/reset-password", Map.of("token", mail.token(), "password", OTHER_PASSWORD)).expect(400);
    DatabaseUnderTest.execute("update mail_secret set expires_at = now() where email = '" + email + "'");

    nobody().post("/auth/verify-code", Map.of("email", email, "code", mail.code())).expect(400);
    nobody().post("/auth/verify", Map.of("token", mail.token())).expect(400);
  }

  @Test
  void a_forgotten_password_is_set_anew_and_ends_all_sign_ins() {
    String email = verified("vergesslich");
    LotseServer before = nobody().signedIn(email, PASSWORD);
    checked("POST", "/api/auth/forgot-password", 202, nobody().post("/auth/forgot-password", Map.of("email", email)));
    Mailbox.Received mail = Mailbox.await(email, 2);

    checked("POST", "/api/auth/reset-password", 204,
        nobody().post("/auth/reset-password", Map.of("token", mail.token(), "password", OTHER_PASSWORD)));

    before.get("/auth/me").expect(401);
    nobody().login(email, PASSWORD).expect(401);
    nobody().login(email, OTHER_PASSWORD).expect(200);
    nobody().post("/auth/reset-password-code", Map.of("email", email, "code", mail.code(), "password", PASSWORD))
        .expect(400);
  }

  @Test
  void a_password_is_set_by_code_and_unknown_addresses_are_answered_alike() {
    String email = verified("codefreund");
    String unknown = fresh("niemand");
    for (String address : List.of(email, unknown)) {
      checked("POST", "/api/auth/forgot-password", 202,
          nobody().post("/auth/forgot-password", Map.of("email", address)));
      checked("POST", "/api/auth/request-verify-token", 202,
          nobody().post("/auth/request-verify-token", Map.of("email", address)));
    }
    String code = Mailbox.await(email, 2).code();
    JsonNode refused = checked("POST", "/api/auth/reset-password-code", 400, nobody().post("/auth/reset-password-code",
        Map.of("email", unknown, "code", code, "password", OTHER_PASSWORD)));
    assertThat(refused.path("code").asText()).isEqualTo("invalid_code");

    checked("POST", "/api/auth/reset-password-code", 204, nobody().post("/auth/reset-password-code",
        Map.of("email", email, "code", code, "password", OTHER_PASSWORD)));
    nobody().login(email, OTHER_PASSWORD).expect(200);
    assertThat(Mailbox.of(unknown)).isEmpty();
  }

  @Test
  void people_change_their_name_and_password_but_not_their_roles() {
    String email = verified("wandel");
    LotseServer here = nobody().signedIn(email, PASSWORD);
    LotseServer elsewhere = nobody().signedIn(email, PASSWORD);

    JsonNode changed = checked("PATCH", "/api/auth/me", 200, here.patch("/auth/me",
        Map.of("display_name", "Mara L.", "is_superuser", true, "is_verified", false)));
    assertThat(changed.path("display_name").asText()).isEqualTo("Mara L.");
    assertThat(changed.path("is_superuser").asBoolean()).isFalse();
    assertThat(changed.path("is_verified").asBoolean()).isTrue();

    assertThat(here.patch("/auth/me", Map.of("password", OTHER_PASSWORD)).expect(422).json().at("/errors/0/field")
        .asText()).isEqualTo("current_password");
    here.patch("/auth/me", Map.of("password", OTHER_PASSWORD, "current_password", "falsch")).expect(422);
    here.patch("/auth/me", Map.of("password", OTHER_PASSWORD, "current_password", PASSWORD)).expect(200);

    here.get("/auth/me").expect(200);
    elsewhere.get("/auth/me").expect(401);
    nobody().login(email, OTHER_PASSWORD).expect(200);
    Mailbox.await(email, 2);
  }

  @Test
  void a_new_address_is_verified_and_the_old_one_is_told() {
    String old = verified("umzug");
    String next = fresh("angekommen");
    LotseServer person = nobody().signedIn(old, PASSWORD);

    JsonNode waiting = person.patch("/auth/me", Map.of("email", next)).expect(200).json();
    assertThat(waiting.path("email").asText()).isEqualTo(old);
    assertThat(waiting.path("is_verified").asBoolean()).isFalse();
    person.get("/auth/me").expect(200);
    person.get("/users/me/sessions").expect(403);
    nobody().login(old, PASSWORD).expect(403);
    assertThat(Mailbox.await(old, 2).text()).doesNotContain(next);

    nobody().post("/auth/verify-code", Map.of("email", next, "code", Mailbox.await(next, 1).code())).expect(200);
    person.get("/users/me/sessions").expect(200);
    nobody().login(next, PASSWORD).expect(200);
    nobody().login(old, PASSWORD).expect(401);
  }

  @Test
  void the_address_of_another_is_not_taken_over_and_its_owner_is_told() {
    String victim = verified("opfer");
    String thief = verified("strolch");
    LotseServer person = nobody().signedIn(thief, PASSWORD);

    assertThat(person.patch("/auth/me", Map.of("email", victim)).expect(200).json().path("email").asText())
        .isEqualTo(thief);

    assertThat(Mailbox.await(victim, 2).text()).doesNotContain("ltv_");
    nobody().login(victim, PASSWORD).expect(200);
    nobody().post("/auth/request-verify-token", Map.of("email", thief)).expect(202);
    nobody().post("/auth/verify", Map.of("token", Mailbox.await(thief, 3).token())).expect(200);
    nobody().login(thief, PASSWORD).expect(200);
  }

  @Test
  void tokens_that_are_not_ours_do_not_count() throws Exception {
    String email = verified("faelscher");
    String token = nobody().login(email, PASSWORD).expect(200).json().path("access_token").asText();
    nobody().withToken(token).get("/auth/me").expect(200);
    Forgery forgery = Forgery.of(token);

    Map<String, String> forged = new LinkedHashMap<>();
    forged.put("alg none", forgery.unsigned());
    forged.put("another key", forgery.byAnotherKey());
    forged.put("public key as secret", forgery.byPublicKeyAsSecret());
    forged.put("another issuer", forgery.with("iss", "somebody"));
    forged.put("another audience", forgery.with("aud", "somebody"));
    forged.put("expired", forgery.with("exp", System.currentTimeMillis() / 1000 - 1));
    forged.put("not yet valid", forgery.with("nbf", System.currentTimeMillis() / 1000 + 60));
    forged.put("another person", forgery.with("sub", UUID.randomUUID().toString()));
    forged.put("another sign-in", forgery.with("sid", UUID.randomUUID().toString()));
    forged.put("no sign-in", forgery.with("sid", null));
    forged.put("cut", token.substring(0, token.length() - 4));

    nobody().withToken(forgery.with("jti", "0")).get("/auth/me").expect(200);
    forged.forEach((how, text) -> assertThat(nobody().withToken(text).get("/auth/me").status()).as(how)
        .isEqualTo(401));
  }

  @Test
  void hashes_of_older_systems_count_and_are_made_anew() {
    List<String> older = List.of(
        Password.hash(PASSWORD).with(BcryptFunction.getInstance(Bcrypt.B, 10)).getResult(),
        Password.hash(PASSWORD).addRandomSalt(16).with(Argon2Function.getInstance(65_536, 3, 4, 32, Argon2.ID))
            .getResult(),
        Password.hash(PASSWORD).addRandomSalt(16).with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.I))
            .getResult());
    for (String hash : older) {
      String email = verified("altbestand");
      DatabaseUnderTest.execute("update person set password_hash = '" + hash + "' where email = '" + email + "'");
      nobody().login(email, OTHER_PASSWORD).expect(401);
      nobody().login(email, PASSWORD).expect(200);
      assertThat(DatabaseUnderTest.value("select password_hash from person where email = '" + email + "'"))
          .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
      nobody().login(email, PASSWORD).expect(200);
    }
  }

  @Test
  void guessing_passwords_gets_slow_and_keeps_nobody_out() {
    String victim = verified("ziel");
    LotseServer home = nobody().with("X-Forwarded-For", "198.51.100.7");
    LotseServer attacker = nobody().with("X-Forwarded-For", "203.0.113.66");
    home.login(victim, PASSWORD).expect(200);
    for (int i = 0; i < 5; i++) {
      attacker.login(victim, OTHER_PASSWORD).expect(401);
    }

    Answer slowed = attacker.login(victim, PASSWORD);
    checked("POST", "/api/auth/login", 429, slowed);
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isPositive();
    home.login(victim, PASSWORD).expect(200);

    for (int i = 0; i < 25; i++) {
      nobody().with("X-Forwarded-For", "203.0.113." + (100 + i)).login(victim, OTHER_PASSWORD);
    }
    nobody().with("X-Forwarded-For", "203.0.113.200").login(victim, PASSWORD).expect(429);
    home.login(victim, PASSWORD).expect(200);
  }

  @Test
  void an_unknown_address_is_slowed_down_like_a_known_one() {
    String unknown = fresh("gibtsnicht");
    LotseServer attacker = nobody().with("X-Forwarded-For", "203.0.113.77");
    for (int i = 0; i < 5; i++) {
      attacker.login(unknown, OTHER_PASSWORD).expect(401);
    }
    attacker.login(unknown, OTHER_PASSWORD).expect(429);
  }

  @Test
  void people_see_where_they_are_signed_in_and_end_it() {
    String email = verified("geraete");
    LotseServer phone = on("Feldtelefon/2.0", "198.51.100.20").signedIn(email, PASSWORD);
    LotseServer tablet = on("Tafel/1.1", "198.51.100.21").signedIn(email, PASSWORD);
    LotseServer office = on("x".repeat(1000), "198.51.100.22").signedIn(email, PASSWORD);

    JsonNode listed = checked("GET", "/api/auth/sign-ins", 200, phone.get("/auth/sign-ins"));
    assertThat(listed).extracting(each -> each.path("address").asText()).containsExactly("198.51.100.22",
        "198.51.100.21", "198.51.100.20");
    assertThat(listed.at("/0/device").asText()).hasSize(300);
    assertThat(listed).filteredOn(each -> each.path("is_current").asBoolean()).singleElement().extracting(each -> each
        .path("device").asText()).isEqualTo("Feldtelefon/2.0");

    String ofTablet = listed.at("/1/id").asText();
    checked("DELETE", "/api/auth/sign-ins/{sign_in_id}", 404, LotseUnderTest.person("neugierig").delete(
        "/auth/sign-ins/" + ofTablet));
    tablet.get("/auth/me").expect(200);
    checked("DELETE", "/api/auth/sign-ins/{sign_in_id}", 204, phone.delete("/auth/sign-ins/" + ofTablet));
    tablet.get("/auth/me").expect(401);
    assertThat(phone.delete("/auth/sign-ins/" + ofTablet).expect(404).json().path("code").asText()).isEqualTo(
        "sign_in_not_found");

    Answer ended = phone.delete("/auth/sign-ins");
    checked("DELETE", "/api/auth/sign-ins", 204, ended);
    assertThat(ended.headers().firstValue("RateLimit-Limit")).isPresent();
    office.get("/auth/me").expect(401);
    assertThat(phone.get("/auth/sign-ins").expect(200).json()).hasSize(1);
    assertThat(DatabaseUnderTest.number(
        "select count(*) from sign_in where ended_at is not null and (address is not null"
            + " or device is not null) and person_id = (select id from person where email = '" + email + "')"))
        .isZero();
  }

  @Test
  void a_renewed_sign_in_is_listed_from_where_it_was_renewed() {
    String email = verified("unterwegs");
    JsonNode tokens = on("Feldtelefon/2.0", "198.51.100.30").login(email, PASSWORD).expect(200).json();

    JsonNode renewed = on("Feldtelefon/2.1", "198.51.100.31").post("/auth/refresh", Map.of("refresh_token", tokens.path(
        "refresh_token").asText())).expect(200).json();

    JsonNode listed = nobody().withToken(renewed.path("access_token").asText()).get("/auth/sign-ins").expect(200)
        .json();
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/address").asText()).isEqualTo("198.51.100.31");
    assertThat(listed.at("/0/device").asText()).isEqualTo("Feldtelefon/2.1");
  }

  @Test
  void the_public_keys_are_there_for_others() {
    JsonNode keys = checked("GET", "/api/.well-known/jwks.json", 200, nobody().get("/.well-known/jwks.json"));
    assertThat(keys.at("/keys/0/kid").asText()).isNotBlank();
    assertThat(keys.toString()).doesNotContain("\"d\"", "\"p\"");
  }

  private static LotseServer nobody() {
    return LotseUnderTest.nobody();
  }

  private static LotseServer on(String device, String address) {
    return nobody().with("User-Agent", device).with("X-Forwarded-For", address);
  }

  private static String fresh(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8) + "@lotse.example";
  }

  private static Map<String, String> person(String email, String password) {
    return Map.of("email", email, "display_name", "Mara", "password", password);
  }

  private static Answer signUp(String email) {
    return nobody().post("/auth/register", person(email, PASSWORD));
  }

  /** A new person whose address is verified; one mail has come. */
  private static String verified(String name) {
    String email = fresh(name);
    signUp(email).expect(201);
    nobody().post("/auth/verify", Map.of("token", Mailbox.await(email, 1).token())).expect(200);
    return email;
  }

  /** As if what was ordered so far had been ordered earlier. */
  private static void aMinuteLater() {
    DatabaseUnderTest.execute("update outbox set idempotency_key = idempotency_key || gen_random_uuid()");
  }

  private static Answer refresh(JsonNode tokens) {
    return nobody().post("/auth/refresh", Map.of("refresh_token", tokens.path("refresh_token").asText()));
  }

  private JsonNode checked(String method, String path, int status, Answer answer) {
    answer.expect(status);
    contract.answer(method, path, status, answer.header("Content-Type"), new String(answer.body(),
        StandardCharsets.UTF_8));
    return status == 204 || status == 202 ? null : answer.json();
  }
}
