package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import io.lotse.testing.Browser;
import io.lotse.testing.DatabaseUnderTest;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** The pages of the panel in a real browser. */
@ExtendWith(ArquillianExtension.class)
class PanelPagesIT {
  private static final List<String> PAGES = List.of("dashboard", "inbox", "gaps", "conversations", "documents",
      "workbench", "faq", "emergency", "events", "people", "keys", "sign-ins", "audit", "settings", "prompts");
  private Browser browser;
  private WebDriver page;
  private String email;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void open_and_sign_in() {
    browser = Browser.start("--lang=de");
    page = browser.driver();
    page.manage().window().setSize(new Dimension(1280, 900));
    email = PanelSession.administrator("panel-" + UUID.randomUUID());
    page.get(LotseUnderTest.nobody().uri("/panel/people?q=panel-").toString());
    speakGerman();
    shown("#email").sendKeys(email);
    shown("#password").sendKeys(LotseUnderTest.PASSWORD);
    shown("#door-submit").click();
    shown("#people\\:table");
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void who_signs_in_comes_to_where_they_wanted_and_finds_every_page_without_a_breach_of_the_policy() {
    assertThat(page.getCurrentUrl()).endsWith("/panel/people?q=panel-");
    assertThat(shown("#people\\:table").getText()).contains(email);
    for (String each : PAGES) {
      page.get(LotseUnderTest.nobody().uri("/panel/" + each).toString());
      shown("#content");
      assertThat(shown("nav a[aria-current=page]").getDomAttribute("href")).isEqualTo("/panel/" + each);
      assertThat(shown("html").getDomAttribute("lang")).isEqualTo("de");
    }
    for (String each : deeperPages()) {
      page.get(LotseUnderTest.nobody().uri("/panel/" + each).toString());
      shown("#content");
      assertThat(page.findElements(By.cssSelector(".problem"))).as(each).isEmpty();
    }
    assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).noneMatch(entry -> entry.getMessage().contains(
        "Content Security Policy") || entry.getLevel().getName().equals("SEVERE"));
  }

  @Test
  void the_language_and_the_theme_are_switched() {
    new Select(shown("#language")).selectByValue("en");
    wait(ExpectedConditions.textToBe(By.cssSelector(".panel-title"), "People"));
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
    shown("#edit\\:save").click();

    wait(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("#edit-dialog")));
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#people\\:table"), "<script>"));
    edit();
    assertThat(shown("#edit\\:name").getDomProperty("value")).isEqualTo(probe);
    assertThat(((JavascriptExecutor) page).executeScript("return window.hit")).isNull();
    for (String each : List.of("sign-ins", "audit")) {
      page.get(LotseUnderTest.nobody().uri("/panel/" + each).toString());
      shown("#list\\:table");
      assertThat(((JavascriptExecutor) page).executeScript("return window.hit")).isNull();
    }
  }

  @Test
  void a_dialog_with_something_typed_is_closed_only_by_who_says_so() {
    edit();
    shown("#edit\\:name").sendKeys(" und mehr");
    shown("#edit-dialog .ui-dialog-titlebar-close").click();
    wait(ExpectedConditions.alertIsPresent()).dismiss();
    assertThat(shown("#edit\\:name").getDomProperty("value")).contains(" und mehr");

    shown("#edit-dialog .ui-dialog-titlebar-close").click();
    wait(ExpectedConditions.alertIsPresent()).accept();
    wait(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("#edit-dialog")));
    edit();
    shown("#edit .ui-chkbox-box").click();
    shown("#edit-dialog .ui-dialog-titlebar-close").click();
    wait(ExpectedConditions.alertIsPresent()).accept();
  }

  @Test
  void a_page_that_nobody_sees_holds_no_connection_and_hears_again_once_it_is_seen() {
    JavascriptExecutor script = (JavascriptExecutor) page;
    script.executeScript("""
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
    assertThat(script.executeScript("return window.streams")).isEqualTo(0L);
    script.executeScript("window.see('visible')");
    wait(driver -> Long.valueOf(1).equals(script.executeScript("return window.streams")));
  }

  @Test
  void a_page_that_is_not_there_leads_back_within_the_panel() {
    page.get(LotseUnderTest.nobody().uri("/panel/faq?id=999999").toString());
    assertThat(shown(".problem").getText()).isNotBlank();
    assertThat(shown("#person").getText()).isEqualTo(email);
    shown(".problem .primary").click();
    shown("#list\\:rows");
  }

  @Test
  void a_person_is_deleted_only_once_their_address_was_typed() {
    String other = "weg-" + UUID.randomUUID();
    LotseUnderTest.person(other);
    find(other);
    edit();
    shown("#edit .ui-button-danger").click();
    shown("#remove\\:typed").sendKeys("irgendwer@lotse.example");
    shown("#remove\\:delete").click();
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".ui-growl"), "nichts gelöscht"));
    assertThat(DatabaseUnderTest.number("select count(*) from person where email like '" + other + "%'")).isOne();

    shown("#remove\\:typed").clear();
    shown("#remove\\:typed").sendKeys(other + "@lotse.example");
    shown("#remove\\:delete").click();
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#people\\:table"), "Niemand gefunden"));
    assertThat(DatabaseUnderTest.number("select count(*) from person where email like '" + other + "%'")).isZero();
    assertThat(DatabaseUnderTest.number("select count(*) from audit_entry where what = 'DELETE"
        + " /api/admin/users/{user_id}' and outcome = 'ok' and at > now() - interval '1 minute'")).isPositive();
  }

  @Test
  void a_key_is_shown_once_and_revoked() {
    page.get(LotseUnderTest.nobody().uri("/panel/keys").toString());
    shown("#list\\:new").click();
    shown("#make\\:create").click();
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#make"), "mindestens ein Recht"));
    String name = "Schlüssel <b>" + UUID.randomUUID() + "</b>";
    shown("#make\\:name").sendKeys(name);
    shown("#make\\:scopes .ui-chkbox-box").click();
    shown("#make\\:create").click();
    String key = shown("#made-key").getText();
    assertThat(key).startsWith("lts_");
    LotseServer service = LotseUnderTest.nobody().withKey(key);
    service.get("/postgres/faq?limit=1").expect(200);

    page.navigate().refresh();
    assertThat(shown("#list\\:table").getText()).contains(name).doesNotContain(key);
    shown("#list\\:table_data tr:first-child .ui-button-danger").click();
    shown("#revoke\\:sure").click();
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".ui-growl"), "widerrufen"));
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
    shown("#again button[type=submit]").click();
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#again-error"), "falsch"));
    again.clear();
    again.sendKeys(LotseUnderTest.PASSWORD);
    shown("#again button[type=submit]").click();
    wait(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("#again")));

    assertThat(shown("#edit\\:name").getDomProperty("value")).isEqualTo("Halb getippt");
    shown("#edit\\:save").click();
    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#people\\:table"), "Halb getippt"));
  }

  @Test
  void the_dashboard_hears_of_questions_and_of_who_waits_for_a_human() {
    DemoManuals.ensureIndexed();
    page.get(LotseUnderTest.nobody().uri("/panel/dashboard").toString());
    ((JavascriptExecutor) page).executeScript("window.neverLeft = true");
    long before = number(shown(".tile dd").getText());

    LotseServer person = LotseUnderTest.person("wartende");
    String asked = "Wo steht der Leuchtturm " + UUID.randomUUID() + "?";
    String session = person.post("/chat", Map.of("question", asked)).expect(200).json().path("session_id").asText();
    person.post("/api/handoff", Map.of("session_id", session)).expect(201);

    wait(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#dashboard\\:handoffs"), asked));
    wait(driver -> number(driver.findElement(By.cssSelector(".tile dd")).getText()) > before);
    assertThat(((JavascriptExecutor) page).executeScript("return window.neverLeft")).isEqualTo(true);
    assertThat(page.findElements(By.cssSelector("canvas"))).hasSize(3);
  }

  @Test
  void everything_is_reached_by_keys_and_labelled() {
    page.findElement(By.tagName("body")).sendKeys(org.openqa.selenium.Keys.TAB);
    assertThat(page.switchTo().activeElement().getDomAttribute("class")).isEqualTo("skip-link");
    for (String each : Stream.concat(PAGES.stream(), deeperPages().stream()).toList()) {
      page.get(LotseUnderTest.nobody().uri("/panel/" + each).toString());
      shown("#content");
      @SuppressWarnings("unchecked")
      List<String> unnamed = (List<String>) ((JavascriptExecutor) page).executeScript("""
          const named = e => (e.getAttribute('aria-label') || e.title || e.textContent || e.placeholder || '').trim()
            || e.getAttribute('aria-labelledby') || (e.labels && e.labels.length);
          return [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea')]
            .filter(e => e.offsetParent !== null && e.ariaHidden !== 'true' && !named(e)).map(e => e.outerHTML)""");
      assertThat(unnamed).as(each).isEmpty();
    }
  }

  /** Those to which no entry of the menu leads. */
  private static List<String> deeperPages() {
    DemoManuals.ensureIndexed();
    String document = LotseUnderTest.admin().get("/documents").expect(200).json().findPath("id")
        .asText();
    String session = LotseUnderTest.person("fragende").post("/chat", Map.of("question", "Wo liegt der Hafen?")).expect(
        200).json().path("session_id").asText();
    return List.of("evaluation", "document?id=" + document, "conversation?id=" + session);
  }

  /** Browsers on servers say that they speak English, whatever they are told. */
  private void speakGerman() {
    if (!"de".equals(shown("html").getDomAttribute("lang"))) {
      new Select(shown("#language")).selectByValue("de");
      wait(ExpectedConditions.attributeToBe(By.cssSelector("html"), "lang", "de"));
    }
  }

  private void find(String part) {
    page.get(LotseUnderTest.nobody().uri("/panel/people?q=" + part).toString());
    shown("#people\\:table");
  }

  private void edit() {
    shown("#people\\:table_data tr:first-child .row-actions button").click();
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

  private <T> T wait(java.util.function.Function<? super WebDriver, T> condition) {
    return new WebDriverWait(page, Duration.ofSeconds(20)).until(condition);
  }

  private WebElement shown(String css) {
    return wait(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }
}
