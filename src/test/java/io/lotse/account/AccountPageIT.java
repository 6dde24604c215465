package io.lotse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;

import io.lotse.testing.Browser;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.Mailbox;

/** Signing up, forgetting a password, signing in elsewhere and ending sign-ins, in a real browser the size of a phone. */
@ExtendWith(ArquillianExtension.class)
class AccountPageIT {
  private static final String PASSWORD = "sieben Kraniche im Nebel";
  private static final String OTHER_PASSWORD = "acht Kraniche im Regen";
  private static final URI HOME = URI.create(System.getenv("PUBLIC_URL") + "/");
  private static Browser browser;
  private static WebDriver page;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    browser = Browser.start("--lang=de");
    page = browser.driver();
    page.manage().window().setSize(new Dimension(390, 844));
  }

  @BeforeEach
  void come_home() {
    browser.forget();
    browser.open(HOME);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void a_new_technician_signs_up_with_the_code_of_the_mail_and_signs_in() {
    String email = fresh("neu");
    click("to-register");
    type("account-email", email);
    type("account-display_name", "Neu Hier");
    type("account-password", "passwort");
    click("account-submit");
    browser.await(testId("account-error"), "Nehmen Sie");
    type("account-password", PASSWORD);
    click("account-submit");

    type("account-code", "0");
    assertThat(shown("account-email").getDomProperty("value")).isEqualTo(email);
    click("account-submit");
    browser.await(testId("account-error"), "acht Ziffern");
    type("account-code", Mailbox.await(email, 1).code());
    click("account-submit");
    browser.await(testId("account-lead"), "bestätigt");

    click("to-signIn");
    signIn(email, PASSWORD);
    assertThat(page.findElement(testId("person")).getDomProperty("textContent")).isEqualTo("Neu Hier");
    assertThat(page.manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @Test
  void the_links_of_mails_open_pages_that_keep_no_token() {
    String email = fresh("vergessen");
    LotseUnderTest.nobody().post("/auth/register", Map.of("email", email, "display_name", "V", "password", PASSWORD))
        .expect(201);
    page.get(HOME.resolve("/account/#verify=" + Mailbox.await(email, 1).token()).toString());
    click("account-submit");
    browser.await(testId("account-lead"), "bestätigt");

    browser.open(HOME);
    click("to-forgot");
    type("account-email", email);
    click("account-submit");
    shown("account-code");
    page.get("about:blank");
    page.get(HOME.resolve("/account/#reset=" + Mailbox.await(email, 2).token()).toString());
    type("account-password", OTHER_PASSWORD);
    assertThat(page.getCurrentUrl()).endsWith("#reset").doesNotContain("ltp_");
    click("account-submit");
    browser.until(ExpectedConditions.urlContains("#changed"));

    click("to-signIn");
    signIn(email, OTHER_PASSWORD);
  }

  @Test
  void one_button_signs_in_at_the_organisation_and_comes_back() {
    String subject = UUID.randomUUID().toString();
    try (SmallIssuer issuer = new SmallIssuer(Integer.getInteger("lotse.it.oidc.port"))) {
      issuer.sits(Map.of("sub", subject, "email", subject + "@works.example", "email_verified", true, "name",
          "Ole Petersen"));

      click("to-external");

      shown("welcome");
      assertThat(page.getCurrentUrl()).doesNotContain("signed-in", "ltr_");
      assertThat(page.findElement(testId("person")).getDomProperty("textContent")).isEqualTo("Ole Petersen");
      page.navigate().refresh();
      shown("welcome");
    }
  }

  @Test
  void a_link_that_holds_the_sign_in_of_another_signs_nobody_in() {
    LotseUnderTest.person("koeder");
    String token = LotseUnderTest.nobody().login("koeder@lotse.example", LotseUnderTest.PASSWORD).expect(200).json()
        .path("refresh_token").asText();

    page.get("about:blank");
    page.get(HOME + "#signed-in=" + token);

    shown("login-email");
    assertThat(page.getCurrentUrl()).doesNotContain("signed-in", "ltr_");
    LotseUnderTest.nobody().post("/auth/refresh", Map.of("refresh_token", token)).expect(200);

    page.get(HOME.resolve("/panel/sign-in#signed-in=" + token).toString());
    browser.until(driver -> !driver.getCurrentUrl().contains("signed-in"));
    assertThat(page.getCurrentUrl()).contains("/panel/sign-in");
  }

  @Test
  void a_person_sees_their_sign_ins_and_ends_all_others() {
    LotseServer elsewhere = LotseUnderTest.nobody().with("User-Agent",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0");
    LotseUnderTest.person("zweigeraete");
    LotseServer firefox = elsewhere.signedIn("zweigeraete@lotse.example", LotseUnderTest.PASSWORD);
    signIn("zweigeraete@lotse.example", LotseUnderTest.PASSWORD);

    click("menu");
    click("account-open");
    shown("sign-in-current");
    assertThat(shown("sign-ins").getText()).contains("Firefox · Windows", "Chrome · Linux", "Dieses Gerät");
    click("end-others");

    browser.until(ExpectedConditions.numberOfElementsToBe(testId("sign-in-row"), 1));
    firefox.get("/auth/me").expect(401);
    assertThat(page.findElement(testId("end-others")).isDisplayed()).isFalse();
    click("account-close");
  }

  private void signIn(String email, String password) {
    type("login-email", email);
    type("login-password", password);
    click("login-submit");
    shown("welcome");
  }

  private static String fresh(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8) + "@lotse.example";
  }

  private static void click(String id) {
    browser.click(testId(id));
  }

  private static void type(String id, String text) {
    browser.type(testId(id), text);
  }

  private static WebElement shown(String id) {
    return browser.shown(testId(id));
  }

  private static By testId(String id) {
    return By.cssSelector("[data-testid=" + id + "]");
  }
}
