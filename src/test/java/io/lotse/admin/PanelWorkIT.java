package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import io.lotse.testing.Browser;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** The panel as a support team works with it, in a real browser. */
@ExtendWith(ArquillianExtension.class)
class PanelWorkIT {
  private static final String UNKNOWN = "Wie tausche ich die Blattfeder am Quarzkompass?";
  @TempDir
  private Path folder;
  private Browser browser;
  private WebDriver page;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void open_and_sign_in() {
    browser = Browser.start("--lang=de");
    page = browser.driver();
    page.manage().window().setSize(new Dimension(1440, 1000));
    go("/panel/documents");
    speakGerman();
    shown(By.id("email")).sendKeys(System.getenv("SUPERUSER_EMAIL"));
    shown(By.id("password")).sendKeys(System.getenv("SUPERUSER_PASSWORD"));
    shown(By.id("door-submit")).click();
    shown(By.id("list:rows"));
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void from_an_upload_to_an_answer_that_a_human_has_taught() throws IOException {
    upload("quarzkompass.pdf", "Quarzkompass Montage", "Den Quarzkompass mit 7 Nm an der Konsole festschrauben.");
    await(By.id("working:jobs"), "durchsuchbar");

    go("/panel/workbench");
    type(By.id("ask:q"), "Quarzkompass festschrauben");
    click(By.id("ask:go"));
    await(By.id("found:body"), "7 Nm");
    assertThat(page.findElements(By.cssSelector("#found\\:rows tr.kept"))).isNotEmpty();
    click(By.cssSelector("#found\\:rows tr.kept .keep-right"));
    shown(By.id("keep:answer"));
    String id = page.findElement(By.id("keep:id")).getDomProperty("value");
    click(By.id("keep:save"));
    gone(By.id("keep:answer"));
    go("/panel/evaluation");
    await(By.id("list:rows"), id);
    click(By.id("runs:run"));
    await(By.cssSelector("#runs\\:body table.figures tbody"), "1,000");

    go("/panel/inbox");
    shown(By.id("list:rows"));
    LotseServer person = LotseUnderTest.person("quarz");
    String session = person.post("/chat", Map.of("question", UNKNOWN)).expect(200).json().path("session_id").asText();
    person.post("/api/handoff", Map.of("session_id", session)).expect(201);
    await(By.id("list:rows"), UNKNOWN);
    click(By.xpath("//*[@id='list:rows']//tr[contains(., '" + UNKNOWN + "')][contains(., 'Bittet um einen Menschen')]"
        + "//a[contains(@class, 'row-link')]"));
    await(By.id("detail:talk"), UNKNOWN);
    type(By.id("detail:reply"), "Die Blattfeder wird mit der Sternzange nach links ausgehebelt.");
    click(By.id("detail:send"));
    await(By.id("detail:talk"), "Sternzange");
    assertThat(person.get("/chat/" + session + "/messages").expect(200).json().toString()).contains("Sternzange");

    click(By.id("detail:make"));
    shown(By.id("draft:answer"));
    assertThat(page.findElement(By.id("draft:answer")).getDomProperty("value")).contains("Sternzange");
    click(By.id("draft:save"));
    gone(By.id("draft:save"));
    click(By.id("draft:ask"));
    await(By.cssSelector("#draft .bot-said"), "Sternzange");
    assertThat(page.findElement(By.cssSelector("#draft .bot-said .badge.good")).getText()).isEqualTo("belegt");
  }

  @Test
  void a_gap_gathers_what_nothing_answers_and_probes_stay_text() {
    String probe = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script> Zwiebelturm verquirlt";
    LotseServer person = LotseUnderTest.person("probe");
    String session = person.post("/chat", Map.of("question", probe)).expect(200).json().path("session_id").asText();
    LotseUnderTest.admin().post("/api/faq", Map.of("question", probe, "answer", probe)).expect(200);

    go("/panel/gaps");
    await(By.id("list:rows"), "Zwiebelturm");
    click(By.xpath("//*[@id='list:rows']//tr[contains(., 'Zwiebelturm')]//a[contains(@class, 'row-link')]"));
    await(By.id("detail:body"), "<script>");
    go("/panel/conversations?q=Zwiebelturm");
    await(By.id("list:rows"), "<script>");
    click(By.cssSelector("#list\\:rows .row-link"));
    await(By.cssSelector(".timeline"), "<script>");
    go("/panel/faq?q=Zwiebelturm");
    await(By.id("list:rows"), "<script>");
    go("/panel/inbox");
    await(By.id("list:rows"), "<img");

    assertThat(((JavascriptExecutor) page).executeScript("return window.hit")).isNull();

    person.delete("/api/chat/" + session).expect(204);
    go("/panel/gaps?state=all");
    shown(By.id("list:rows"));
    assertThat(page.findElement(By.id("list:rows")).getText()).doesNotContain("Zwiebelturm");
  }

  @Test
  void two_editors_of_one_entry_see_both_versions() {
    LotseServer admin = LotseUnderTest.admin();
    int id = admin.post("/api/faq", Map.of("question", "Wie alt ist der Leuchtturm?", "answer", "Alt.")).expect(200)
        .json().path("id").asInt();
    go("/panel/faq?id=" + id);
    shown(By.id("entry:answer"));
    admin.put("/api/faq/" + id, Map.of("answer", "Hundert Jahre.")).expect(200);

    type(By.id("entry:answer"), "Sehr alt.");
    click(By.id("entry:save"));

    await(By.id("clash:conflict-body"), "Hundert Jahre.");
    assertThat(page.findElement(By.id("clash:conflict-body")).getText()).contains("Sehr alt.");
  }

  @Test
  void a_corrected_chunk_is_searched_as_corrected_and_an_excluded_one_is_not_found() throws IOException {
    upload("windrose.pdf", "Windrose Wartung", "Die Windrose jährlich mit Pferdefett schmieren.");
    await(By.id("working:jobs"), "windrose.pdf");
    await(By.id("working:jobs"), "durchsuchbar");
    LotseServer admin = LotseUnderTest.admin();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> found(admin, "Pferdefett").contains("Pferdefett"));
    go("/panel/documents?q=windrose");
    click(By.cssSelector("#list\\:rows .row-link"));
    shown(By.cssSelector(".chunk"));
    click(By.cssSelector(".chunk .chunk-edit"));
    type(By.id("correct:text"), "Die Windrose jährlich mit Lampenöl schmieren.");
    click(By.id("correct:save"));
    await(By.id("inspect:pages"), "Lampenöl");

    Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
      assertThat(found(admin, "Lampen%C3%B6l")).contains("jährlich mit Lampenöl");
      assertThat(found(admin, "Pferdefett")).doesNotContain("Pferdefett");
    });
  }

  /** What a search finds; the library holds the manuals of other tests too. */
  private static String found(LotseServer admin, String word) {
    return admin.get("/search?mode=keyword&q=" + word).expect(200).json().path("results").toString();
  }

  @Test
  void conversations_are_found_by_parts_of_numbers_of_errors_and_of_addresses() {
    LotseUnderTest.person("sucher").post("/chat", Map.of("question",
        "Störung E-42 bei 12.5 bar, siehe hilfe@quarzwerk.example/tafel")).expect(200);

    for (String words : List.of("E-42", "42", "12.5", "hilfe@quarzwerk.example", "quarzw", "Störung 12.5", "tafel")) {
      assertThat(LotseUnderTest.admin().get("/api/admin/conversations/export?q=" + URLEncoder.encode(words,
          StandardCharsets.UTF_8)).expect(200).json().toString()).as(words).contains("bei 12.5 bar");
    }
    assertThat(LotseUnderTest.admin().get("/api/admin/conversations/export?q=E-43").expect(200).json().toString())
        .doesNotContain("bei 12.5 bar");
  }

  private void upload(String name, String title, String text) throws IOException {
    Path file = folder.resolve(name);
    try (PDDocument pdf = new PDDocument()) {
      PDPage sheet = new PDPage();
      pdf.addPage(sheet);
      try (PDPageContentStream content = new PDPageContentStream(pdf, sheet)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 20);
        content.newLineAtOffset(72, 700);
        content.showText(title);
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(0, -40);
        content.showText(text);
        content.endText();
      }
      pdf.save(file.toFile());
    }
    assertThat(Files.size(file)).isPositive();
    page.findElement(By.cssSelector("#up input[type=file]")).sendKeys(file.toString());
  }

  /** Browsers on servers say that they speak English, whatever they are told. */
  private void speakGerman() {
    if (!"de".equals(shown(By.tagName("html")).getDomAttribute("lang"))) {
      new Select(shown(By.id("language"))).selectByValue("de");
      patiently().until(ExpectedConditions.attributeToBe(By.tagName("html"), "lang", "de"));
    }
  }

  private void go(String path) {
    page.get(LotseUnderTest.nobody().uri(path).toString());
  }

  private void type(By field, String text) {
    WebElement shown = shown(field);
    shown.clear();
    shown.sendKeys(text);
  }

  private void click(By what) {
    patiently().until(ExpectedConditions.elementToBeClickable(what)).click();
  }

  private WebElement shown(By what) {
    return patiently().until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  private void gone(By what) {
    patiently().until(ExpectedConditions.invisibilityOfElementLocated(what));
  }

  private void await(By place, String text) {
    patiently().withMessage(() -> "there is no " + text + " in: " + shown(place).getText()).until(ExpectedConditions
        .textToBePresentInElementLocated(place, text));
  }

  private WebDriverWait patiently() {
    WebDriverWait patience = new WebDriverWait(page, Duration.ofSeconds(40));
    patience.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
    return patience;
  }
}
