package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

import io.lotse.testing.Browser;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** The pages of the panel in a real browser. */
@ExtendWith(ArquillianExtension.class)
class PanelPagesIT {
  private static Browser browser;
  private static WebDriver page;
  private String email;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    browser = Browser.start("--lang=de");
    page = browser.driver();
    page.manage().window().setSize(new Dimension(1280, 900));
  }

  @BeforeEach
  void sign_in() {
    email = PanelSession.administrator("panel-" + UUID.randomUUID());
    PanelSession.enter(browser, email, LotseUnderTest.PASSWORD);
    find(email);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void who_signs_in_comes_to_where_they_wanted() {
    browser.forget();
    go("/panel/people?q=panel-");
    type("#email", email);
    type("#password", LotseUnderTest.PASSWORD);
    click("#door-submit");
    shown("#people\\:table");
    assertThat(page.getCurrentUrl()).endsWith("/panel/people?q=panel-");
    assertThat(shown("#people\\:table").getText()).contains(email);
  }

  @Test
  void the_language_and_the_theme_are_switched() {
    new Select(shown("#language")).selectByValue("en");
    browser.until(ExpectedConditions.textToBe(By.cssSelector(".panel-title"), "People"));
    assertThat(shown("html").getDomAttribute("lang")).isEqualTo("en");

    String light = background();
    new Select(shown("#theme")).selectByValue("dark");
    assertThat(background()).isNotEqualTo(light);
    page.navigate().refresh();
    shown("#people\\:table");
    assertThat(background()).isNotEqualTo(light);
  }

  @Test
  void a_person_is_renamed_and_what_looks_like_a_script_stays_text() {
    String probe = "<img src=x onerror=window.hit=1><script>window.hit=1</script>";
    edit();
    WebElement name = shown("#edit\\:name");
    name.clear();
    name.sendKeys(probe);
    click("#edit\\:save");

    gone("#edit-dialog");
    await("#people\\:table", "<script>");
    edit();
    assertThat(shown("#edit\\:name").getDomProperty("value")).isEqualTo(probe);
    assertThat(browser.script("return window.hit")).isNull();
    for (String each : List.of("sign-ins", "audit")) {
      go("/panel/" + each);
      shown("#list\\:table");
      assertThat(browser.script("return window.hit")).isNull();
    }
  }

  @Test
  void a_dialog_with_something_typed_is_closed_only_by_who_says_so() {
    edit();
    shown("#edit\\:name").sendKeys(" und mehr");
    click("#edit-dialog .ui-dialog-titlebar-close");
    browser.until(ExpectedConditions.alertIsPresent()).dismiss();
    assertThat(shown("#edit\\:name").getDomProperty("value")).contains(" und mehr");

    click("#edit-dialog .ui-dialog-titlebar-close");
    browser.until(ExpectedConditions.alertIsPresent()).accept();
    gone("#edit-dialog");
    edit();
    click("#edit .ui-chkbox-box");
    click("#edit-dialog .ui-dialog-titlebar-close");
    browser.until(ExpectedConditions.alertIsPresent()).accept();
  }

  @Test
  void a_page_that_nobody_sees_holds_no_connection_and_hears_again_once_it_is_seen() {
    browser.script("""
        window.streams = 1;
        const Known = window.EventSource;
        const close = Known.prototype.close;
        Known.prototype.close = function () { window.streams--; close.call(this); };
        window.EventSource = class extends Known { constructor(...given) { super(...given); window.streams++; } };
        window.EventSource.CLOSED = Known.CLOSED;
        window.see = state => {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        };
        window.see('hidden');""");
    assertThat(browser.script("return window.streams")).isEqualTo(0L);
    browser.script("window.see('visible')");
    browser.until(driver -> Long.valueOf(1).equals(browser.script("return window.streams")));
  }

  @Test
  void a_page_that_is_not_there_leads_back_within_the_panel() {
    go("/panel/faq?id=999999");
    assertThat(shown(".problem").getText()).isNotBlank();
    assertThat(shown("#person").getText()).isEqualTo(email);
    click(".problem .primary");
    shown("#list\\:rows");
  }

  @Test
  void a_person_is_deleted_only_once_their_address_was_typed() {
    String other = "weg-" + UUID.randomUUID();
    LotseUnderTest.person(other);
    find(other);
    edit();
    click("#edit .ui-button-danger");
    shown("#remove\\:typed").sendKeys("irgendwer@lotse.example");
    click("#remove\\:delete");
    await(".ui-growl", "nichts gelöscht");
    assertThat(DatabaseUnderTest.number("select count(*) from person where email like '" + other + "%'")).isOne();

    shown("#remove\\:typed").clear();
    shown("#remove\\:typed").sendKeys(other + "@lotse.example");
    click("#remove\\:delete");
    await("#people\\:table", "Niemand gefunden");
    assertThat(DatabaseUnderTest.number("select count(*) from person where email like '" + other + "%'")).isZero();
    assertThat(DatabaseUnderTest.number("select count(*) from audit_entry where what = 'DELETE"
        + " /api/admin/users/{user_id}' and outcome = 'ok' and at > now() - interval '1 minute'")).isPositive();
  }

  @Test
  void a_key_is_shown_once_and_revoked() {
    go("/panel/keys");
    click("#list\\:new");
    click("#make\\:create");
    await("#make", "einen Namen");
    String name = "Schlüssel <b>" + UUID.randomUUID() + "</b>";
    type("#make\\:name", name);
    click("#make\\:create");
    await("#make", "mindestens ein Recht");
    click("#make\\:scopes .ui-chkbox-box");
    click("#make\\:create");
    String key = shown("#made-key").getText();
    assertThat(key).startsWith("lts_");
    LotseServer service = LotseUnderTest.nobody().withKey(key);
    service.get("/postgres/faq?limit=1").expect(200);

    page.navigate().refresh();
    assertThat(shown("#list\\:table").getText()).contains(name).doesNotContain(key);
    click("#list\\:table_data tr:first-child .ui-button-danger");
    click("#revoke\\:sure");
    await(".ui-growl", "widerrufen");
    service.get("/search?q=x").expect(401);
  }

  @Test
  void who_was_signed_out_elsewhere_signs_in_over_the_page_and_finds_what_they_have_typed() {
    edit();
    WebElement name = shown("#edit\\:name");
    name.clear();
    name.sendKeys("Halb getippt");

    LotseUnderTest.admin().patch("/admin/users/" + id(), Map.of("is_active", false)).expect(200);
    LotseUnderTest.admin().patch("/admin/users/" + id(), Map.of("is_active", true)).expect(200);
    WebElement again = shown("#again-password");
    again.sendKeys("geraten");
    click("#again button[type=submit]");
    await("#again-error", "falsch");
    again.clear();
    again.sendKeys(LotseUnderTest.PASSWORD);
    click("#again button[type=submit]");
    gone("#again");

    assertThat(shown("#edit\\:name").getDomProperty("value")).isEqualTo("Halb getippt");
    click("#edit\\:save");
    await("#people\\:table", "Halb getippt");
  }

  @Test
  void the_dashboard_hears_of_questions_and_of_who_waits_for_a_human() {
    DemoManuals.ensureIndexed();
    go("/panel/dashboard");
    browser.script("window.neverLeft = true");
    long before = number(shown(".tile dd").getText());

    LotseServer person = LotseUnderTest.person("wartende");
    String asked = "Wo steht der Leuchtturm " + UUID.randomUUID() + "?";
    String session = person.post("/chat", Map.of("question", asked)).expect(200).json().path("session_id").asText();
    person.post("/api/handoff", Map.of("session_id", session)).expect(201);

    await("#dashboard\\:handoffs", asked);
    browser.until(driver -> number(driver.findElement(By.cssSelector(".tile dd")).getText()) > before);
    assertThat(browser.script("return window.neverLeft")).isEqualTo(true);
    assertThat(page.findElements(By.cssSelector("canvas"))).hasSize(3);
  }

  private void find(String part) {
    go("/panel/people?q=" + part);
    shown("#people\\:table");
  }

  private void edit() {
    click("#people\\:table_data tr:first-child .row-actions button");
    shown("#edit\\:name");
  }

  private String id() {
    return LotseUnderTest.admin().get("/admin/users?q=" + email).json().at("/0/id").asText();
  }

  private static long number(String written) {
    return Long.parseLong(written.replace(".", ""));
  }

  private String background() {
    return page.findElement(By.tagName("body")).getCssValue("background-color");
  }

  private static void go(String path) {
    PanelSession.go(browser, path);
  }

  private static WebElement shown(String css) {
    return browser.shown(By.cssSelector(css));
  }

  private static void click(String css) {
    browser.click(By.cssSelector(css));
  }

  private static void type(String css, String text) {
    browser.type(By.cssSelector(css), text);
  }

  private static void gone(String css) {
    browser.gone(By.cssSelector(css));
  }

  private static void await(String css, String text) {
    browser.await(By.cssSelector(css), text);
  }
}
