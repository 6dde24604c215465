package io.lotse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.PhotoFiles;
import io.lotse.testing.ScriptedModel;
import io.lotse.testing.UnreliableLine;

/** The chat page on a phone: with photos, over a line that breaks, and with others in the conversation. */
@ExtendWith(ArquillianExtension.class)
@Timeout(180)
class ChatPageSignalIT {
  @TempDir
  private Path folder;
  private ChatPage page;
  private UnreliableLine line;
  private LotseServer person;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void open_and_sign_in() {
    person = LotseUnderTest.person("page");
    line = UnreliableLine.to(Integer.getInteger("lotse.it.http.port"));
    page = ChatPage.signedIn(line.address() + "/", "page");
  }

  @AfterEach
  void close() {
    if (line != null) {
      line.close();
    }
    if (page != null) {
      page.close();
    }
  }

  @Test
  void a_lost_signal_loses_no_word() {
    page.ask("Erzähle! mock-notools-itl60-len120");
    until(Duration.ofSeconds(20), () -> text().length() > 40);

    line.cut();
    page.shown("reconnecting");
    String before = text();
    pause(1_000);
    line.mend();

    page.answered(1);
    JsonNode stored = person.get("/chat/" + session() + "/messages").expect(200).json().path(1);
    assertThat(stored.path("status").asText()).isEqualTo("complete");
    assertThat(plain(text())).isEqualTo(plain(stored.path("content").asText())).startsWith(plain(before));
    assertThat(page.all("reconnecting").getFirst().isDisplayed()).isFalse();
  }

  @Test
  void a_reload_in_the_middle_of_an_answer_goes_on_with_it() {
    page.ask("Erzähle! mock-notools-itl60-len80");
    until(Duration.ofSeconds(20), () -> text().length() > 40);

    page.driver().navigate().refresh();

    page.answered(1);
    assertThat(plain(text())).isEqualTo(plain(person.get("/chat/" + session() + "/messages").json().path(1).path(
        "content").asText()));
  }

  @Test
  void a_photo_is_previewed_sent_and_shown_again() throws IOException {
    Path photo = Files.write(folder.resolve("display.jpg"), PhotoFiles.fromCamera(6, 1600, 1200));
    Path second = Files.write(folder.resolve("plate.png"), PhotoFiles.file("png", 300, 200));
    page.all("photo-file").getFirst().sendKeys(photo + "\n" + second);
    new WebDriverWait(page.driver(), Duration.ofSeconds(40)).until(ExpectedConditions.numberOfElementsToBe(
        By.cssSelector("[data-testid=photo-preview][data-state=ready]"), 2));
    keep("photo-tray");
    page.all("photo-remove").get(1).click();
    assertThat(page.all("photo-preview")).hasSize(1);

    page.ask("Was steht auf der Anzeige? mock-notools");
    page.answered(1);

    assertThat(page.all("photo-preview")).isEmpty();
    assertThat(ScriptedModel.lastRequest().toString()).contains("data:image/jpeg;base64,");
    page.driver().navigate().refresh();
    WebElement picture = page.shown("message-photo");
    until(Duration.ofSeconds(10), () -> (Boolean) script(
        "return arguments[0].naturalHeight > arguments[0].naturalWidth",
        picture));
    keep("photo-history");
    page.click("open-photo");
    page.shown("photo-dialog");
    keep("photo-dialog");
    page.click("photo-close");
    assertThat(page.driver().manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @Test
  void what_is_no_photo_is_refused_with_a_reason_and_can_be_removed() throws IOException {
    Path text = Files.writeString(folder.resolve("note.jpg"), "only text");

    page.all("photo-file").getFirst().sendKeys(text.toString());

    assertThat(page.shown("notice").getText()).contains("files[0]");
    assertThat(page.shown("photo-preview").getDomAttribute("data-state")).isEqualTo("failed");
    assertThat(page.shown("send").isEnabled()).isFalse();
    page.click("photo-remove");
    page.type("question", "Ohne Foto");
    assertThat(page.shown("send").isEnabled()).isTrue();
  }

  @Test
  void the_reply_of_a_human_appears_while_one_looks() {
    page.ask("Was nun? mock-notools");
    page.answered(1);
    String session = session();
    String notification = person.post("/handoff", Map.of("session_id", session)).json().path("id").asText();

    LotseUnderTest.admin().post("/notifications/" + notification + "/reply", Map.of("text",
        "Hier ist Anna, ich rufe Sie gleich an.")).expect(201);

    By human = By.cssSelector(".message.human");
    assertThat(new WebDriverWait(page.driver(), Duration.ofSeconds(5)).until(ExpectedConditions
        .visibilityOfElementLocated(
            human))
        .getText()).contains("Hier ist Anna");
    keep("human-reply");
    person.patch("/chat/" + session, Map.of("title", "Anna hilft")).expect(200);
    until(Duration.ofSeconds(5), () -> page.shown("title").getText().equals("Anna hilft"));
  }

  @Test
  void a_question_of_another_device_and_its_answer_appear_as_they_are_written() {
    page.ask("Was nun? mock-notools");
    page.answered(1);

    person.post("/chat", Map.of("question", "Vom Rechner aus: mock-notools-itl30-len40", "session_id", session()))
        .expect(200);

    page.answered(2);
    assertThat(page.all("user-message")).hasSize(2);
    assertThat(page.all("answer")).hasSize(2);
  }

  @Test
  void what_may_be_chosen_when_the_assistant_asks_back_are_buttons() {
    page.ask("Was bedeutet F-110? mock-ask");
    page.shown("choice");
    page.answered(1);
    keep("choices");
    List<WebElement> choices = page.all("choice");
    assertThat(choices).extracting(WebElement::getText).containsExactly("SH-8K-G2", "SB-10-G1");
    assertThat(choices).allMatch(choice -> choice.getTagName().equals("button"));
    assertThat(page.shown("clarification-dismiss").isDisplayed()).isTrue();
    page.driver().navigate().refresh();
    page.shown("choice");

    WebElement second = page.all("choice").get(1);
    script("arguments[0].focus()", second);
    second.sendKeys(Keys.ENTER);

    page.answered(2);
    assertThat(page.all("choice")).isEmpty();
    JsonNode messages = person.get("/chat/" + session() + "/messages").json();
    assertThat(messages.path(2).path("content").asText()).isEqualTo("SB-10-G1");
    assertThat(messages.path(3).path("status").asText()).isEqualTo("complete");
  }

  @Test
  void an_answer_is_stopped_made_anew_and_judged() {
    page.ask("Erzähle! mock-notools-itl60-len200");
    until(Duration.ofSeconds(20), () -> text().length() > 20);
    page.click("stop");
    new WebDriverWait(page.driver(), Duration.ofSeconds(10)).until(ExpectedConditions.presenceOfElementLocated(By
        .cssSelector(
            "[data-testid=answer][data-status=cancelled]")));

    page.ask("Kurz: mock-notools");
    page.answered(1);
    String answer = person.get("/chat/" + session() + "/messages").json().path(3).path("id").asText();
    page.all("regenerate").getLast().click();
    until(Duration.ofSeconds(20), () -> person.get("/chat/" + session() + "/messages").json().path(3).path("status")
        .asText().equals("complete") && text().contains("Laut Handbuch"));
    page.answered(1);
    assertThat(person.get("/chat/" + session() + "/messages").json().path(3).path("id").asText()).isEqualTo(answer);
    page.click("feedback-down");
    page.shown("feedback-comment");
    keep("feedback");
    page.all("reason-source").getFirst().click();
    page.type("feedback-comment", "Seite 3 wäre richtig");
    page.click("feedback-send");
    String messages = "/chat/" + session() + "/messages";
    until(Duration.ofSeconds(5), () -> person.get(messages).json().path(3).path("feedback").path("reason").asText()
        .equals("source"));
  }

  /** As on a phone and on a desk, by day and by night. */
  private void keep(String name) {
    if (System.getProperty("lotse.screenshots") == null) {
      return;
    }
    for (String theme : List.of("light", "dark")) {
      script("document.documentElement.dataset.theme = arguments[0]", theme);
      for (int width : new int[]{390, 1280}) {
        page.driver().manage().window().setSize(new Dimension(width, 844));
        pause(150);
        try {
          Files.createDirectories(Path.of(System.getProperty("lotse.screenshots")));
          Files.write(Path.of(System.getProperty("lotse.screenshots"), name + "-" + width + "-" + theme + ".png"),
              ((TakesScreenshot) page.driver()).getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
          throw new AssertionError(failed);
        }
      }
    }
    page.driver().manage().window().setSize(new Dimension(390, 844));
  }

  private String session() {
    return page.driver().getCurrentUrl().replaceFirst(".*#/(?:c/)?", "");
  }

  private String text() {
    List<WebElement> texts = page.all("answer-text");
    return texts.isEmpty() ? "" : texts.getLast().getText();
  }

  private static String plain(String text) {
    return text.replaceAll("\\[\\d+]|[*#`_]", "").replaceAll("\\s+", " ").strip();
  }

  private Object script(String code, Object... values) {
    return ((JavascriptExecutor) page.driver()).executeScript(code, values);
  }

  private void until(Duration longest, java.util.function.BooleanSupplier condition) {
    new WebDriverWait(page.driver(), longest).until(driver -> condition.getAsBoolean());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
