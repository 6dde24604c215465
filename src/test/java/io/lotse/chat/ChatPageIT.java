package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** The chat page in a real browser, the size of a phone. */
@ExtendWith(ArquillianExtension.class)
class ChatPageIT {
  private ChatPage page;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void open_and_sign_in() {
    DemoManuals.ensureIndexed();
    page = ChatPage.signedIn(LotseUnderTest.nobody().uri("/").toString(), "browser");
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void a_question_is_answered_a_citation_opens_its_page_and_a_reload_goes_on() {
    page.ask("Was bedeutet F-110?");
    WebElement answer = page.answered(1);
    assertThat(answer.getText()).contains("F-110", "Isolationswiderstand");

    page.click("citation");
    page.shown("page-image");
    page.shown("page-mark");
    assertThat(page.shown("page-quote").getText()).contains("F-110");
    assertThat(page.shown("page-place").getText()).contains("18");
    assertThat(page.shown("page-pdf-link").getDomAttribute("href")).contains("#page=21");
    page.click("page-close");

    page.driver().navigate().refresh();
    page.answered(1);
    page.ask("Und was bedeutet F-111?");
    assertThat(page.answered(2).getText()).contains("F-111");
    assertThat(page.driver().manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @Test
  void a_cited_entry_of_the_faq_opens_readable() {
    LotseServer admin = LotseUnderTest.admin();
    admin.post("/api/faq", Map.of("question", "Wann öffnet der Bernsteinschalter?", "answer",
        "Der Bernsteinschalter öffnet um **sechs Uhr** und schließt um neun.", "language", "de")).expect(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> admin.get("/search?mode=keyword&q=Bernsteinschalter").json()
        .path("results").path(0).path("kind").asText().equals("faq"));

    page.ask("Wann öffnet der Bernsteinschalter?");

    page.answered(1);
    page.click("citation");
    assertThat(page.shown("page-entry").getText()).isEqualTo(
        "Der Bernsteinschalter öffnet um sechs Uhr und schließt um neun.");
    assertThat(page.shown("page-title").getText()).contains("Wann öffnet der Bernsteinschalter?");
    assertThat(page.shown("page-place").getText()).isEqualTo("FAQ");
  }

  @Test
  void what_is_in_no_manual_is_labelled() {
    page.ask("Wie backe ich einen Apfelkuchen mit Streuseln?");

    page.answered(1);

    assertThat(page.shown("ungrounded").isDisplayed()).isTrue();
  }

  @Test
  void who_asks_for_a_person_sees_the_reply_of_one_in_the_conversation() {
    page.ask("Wie backe ich einen Apfelkuchen mit Streuseln?");
    page.answered(1);

    page.click("call-human");
    page.shown("human-called");

    LotseServer admin = LotseUnderTest.admin();
    String session = LotseUnderTest.person("browser").get("/users/me/sessions").json().at("/0/id").asText();
    List<JsonNode> open = new ArrayList<>();
    admin.get("/notifications?state=open&limit=500").expect(200).json().forEach(open::add);
    JsonNode handoff = open.stream().filter(each -> each.at("/data/session_id").asText().equals(session) && each.path(
        "type").asText().equals("handoff")).findFirst().orElseThrow();
    admin.post("/notifications/" + handoff.path("id").asText() + "/reply",
        Map.of("text", "Hier ist Anna: backen Sie ihn **eine Stunde**.", "by", "Anna")).expect(201);

    WebElement reply = new WebDriverWait(page.driver(), Duration.ofSeconds(40)).until(ExpectedConditions
        .visibilityOfElementLocated(By.cssSelector("article.message.human")));
    assertThat(reply.getText()).contains("Hier ist Anna: backen Sie ihn eine Stunde.").doesNotContain("Lotse");
  }

  @Test
  void a_probe_stays_text() {
    String probe = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script> F-110?";

    page.ask(probe);

    page.answered(1);
    assertThat(page.shown("user-message").getText()).contains("<script>");
    assertThat(((JavascriptExecutor) page.driver()).executeScript("return window.hit")).isNull();
  }
}
