package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogType;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Accessibility;
import io.lotse.testing.Browser;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/**
 * Every page that people see, with something on it and with its dialogs open: nothing on it keeps anybody from using it, in
 * either theme, and nothing breaks the policy for scripts.
 */
@ExtendWith(ArquillianExtension.class)
class EveryPageIT {
  private static final List<String> MENU = List.of("dashboard", "inbox", "gaps", "conversations", "documents",
      "workbench", "faq", "emergency", "events", "people", "keys", "sign-ins", "audit", "settings", "prompts");
  private static final String UNKNOWN = "Wie faltet man ein Lotsenboot aus Pergament?";
  private static Browser browser;
  private static WebDriver page;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    DemoManuals.ensureIndexed();
    browser = Browser.start("--lang=de");
    page = browser.driver();
    page.manage().window().setSize(new Dimension(1280, 900));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void pages_of_the_panel_with_their_dialogs() {
    LotseServer person = LotseUnderTest.person("jedeseite");
    String session = person.post("/chat", Map.of("question", UNKNOWN)).expect(200).json().path("session_id").asText();
    person.post("/api/handoff", Map.of("session_id", session)).expect(201);
    int entry = LotseUnderTest.admin().post("/api/faq", Map.of("question", "Wie hoch ist der Mast?", "answer",
        "Zwölf Meter.")).expect(200).json().path("id").asInt();
    JsonNode passage = LotseUnderTest.admin().get("/search?mode=keyword&q=F-110").expect(200).json().at("/results/0");
    PanelSession.enter(browser, PanelSession.administrator("rundgang"), LotseUnderTest.PASSWORD);

    visit("dashboard");
    page.findElement(By.tagName("body")).sendKeys(Keys.TAB);
    assertThat(page.switchTo().activeElement().getDomAttribute("class")).isEqualTo("skip-link");
    for (String each : MENU) {
      visit(each);
      assertThat(browser.shown(By.cssSelector("nav a[aria-current=page]")).getDomAttribute("href")).isEqualTo("/panel/"
          + each);
      assertThat(browser.shown(By.tagName("html")).getDomAttribute("lang")).isEqualTo("de");
    }
    visit("evaluation");
    visit("conversation?id=" + session);
    visit("document?id=" + passage.path("document_id").asText() + "&page=" + passage.path("page_number").asInt()
        + "&q=F-110");
    press(".chunk .chunk-edit", "#correct\\:text", "the chunk in its dialog");
    visit("documents?removal");
    press("#list\\:rows_data tr:first-child .row-actions button:last-child", "#removal\\:remove",
        "what a removal takes");
    visit("faq?id=" + entry);
    press("#entry\\:try", "#entry .bot-said", "an entry of the FAQ that was tried");
    visit("people?q=rundgang");
    press("#people\\:table_data tr:first-child .row-actions button", "#edit\\:name", "a person in their dialog");
    visit("keys?new");
    press("#list\\:new", "#make\\:name", "a key in the making");
    visit("workbench");
    browser.type(By.id("ask:q"), "Pumpe");
    press("#ask\\:go", "#found\\:rows", "what a search has found");
    press("#found\\:rows tr.kept .keep-right", "#keep\\:answer", "a question for the evaluation");
    visit("gaps?state=all");
    browser.await(By.id("list:rows"), UNKNOWN);
    press("#list\\:rows .row-link", "#detail\\:make", "a gap");
    press("#detail\\:make", "#draft\\:answer", "a draft for the FAQ");
    visit("inbox?state=all");
    press("#list\\:rows .row-link", "#detail\\:facts dl", "a hand-off beside its conversation");
    visit("faq?id=999999", 404);
    obeysThePolicy();
  }

  @Test
  void the_doors_of_the_panel() {
    browser.forget();
    PanelSession.go(browser, "/panel/sign-in");
    browser.shown(By.id("email"));
    isForEverybody("sign-in");
    PanelSession.enter(browser, PanelSession.administrator("rundgang"), LotseUnderTest.PASSWORD);
    visit("settings?away");
    page.manage().deleteCookieNamed("lotse_panel");
    browser.script("document.dispatchEvent(new Event('visibilitychange'))");
    browser.shown(By.id("again-password"));
    isForEverybody("the dialog that signs in again");
  }

  @Test
  void the_chat_and_the_account_pages() {
    URI home = URI.create(System.getenv("PUBLIC_URL") + "/");
    browser.forget();
    browser.open(home);
    browser.shown(By.cssSelector("[data-testid=login-email]"));
    isForEverybody("the chat's door");
    LotseServer person = LotseUnderTest.person("jedeseite");
    String session = person.post("/chat", Map.of("question", "Was bedeutet der Fehler F-110?")).expect(200).json()
        .path("session_id").asText();
    browser.type(By.cssSelector("[data-testid=login-email]"), "jedeseite@lotse.example");
    browser.type(By.cssSelector("[data-testid=login-password]"), LotseUnderTest.PASSWORD);
    browser.click(By.cssSelector("[data-testid=login-submit]"));
    browser.shown(By.cssSelector("[data-testid=welcome]"));
    isForEverybody("the chat");
    browser.script("location.hash = '#/c/" + session + "'");
    browser.shown(By.cssSelector("[data-testid=answer][data-status=complete]"));
    isForEverybody("a conversation");
    for (String step : List.of("register", "code", "forgot", "resetCode")) {
      page.get("about:blank");
      browser.open(home.resolve("/account/#" + step));
      browser.shown(By.cssSelector("[data-testid=account-submit]"));
      isForEverybody("account, " + step);
    }
    obeysThePolicy();
  }

  private static void visit(String path) {
    visit(path, 200);
  }

  private static void visit(String path, int status) {
    PanelSession.go(browser, "/panel/" + path);
    browser.shown(By.id("content"));
    assertThat(page.findElements(By.cssSelector(".problem"))).as(path).hasSize(status == 200 ? 0 : 1);
    isForEverybody(path);
  }

  private static void press(String button, String opened, String what) {
    browser.click(By.cssSelector(button));
    browser.shown(By.cssSelector(opened));
    isForEverybody(what);
  }

  /** As soon as the page has come to rest: what fades in is pale for a moment. */
  private static void isForEverybody(String what) {
    await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(Accessibility.faults(page)).as(what).isEmpty());
  }

  private static void obeysThePolicy() {
    assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).noneMatch(entry -> entry.getMessage().contains(
        "Content Security Policy"));
  }
}
