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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

import io.lotse.testing.Browser;
import io.lotse.testing.Deployments;
import io.lotse.testing.FilePart;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** The panel as a support team works with it, in a real browser. */
@ExtendWith(ArquillianExtension.class)
class PanelWorkIT {
  private static final String UNKNOWN = "Wie tausche ich die Blattfeder am Quarzkompass?";
  @TempDir
  private Path folder;
  private static Browser browser;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    browser = Browser.start("--lang=de");
    browser.driver().manage().window().setSize(new Dimension(1440, 1000));
  }

  @BeforeEach
  void sign_in() {
    PanelSession.enter(browser, System.getenv("SUPERUSER_EMAIL"), System.getenv("SUPERUSER_PASSWORD"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void from_an_upload_to_an_answer_that_a_human_has_taught() throws IOException {
    upload("quarzkompass.pdf", "Quarzkompass Montage", "Den Quarzkompass mit 7 Nm an der Konsole festschrauben.");
    browser.await(By.id("working:jobs"), "durchsuchbar");

    go("/panel/workbench");
    browser.type(By.id("ask:q"), "Quarzkompass festschrauben");
    browser.click(By.id("ask:go"));
    browser.await(By.id("found:body"), "7 Nm");
    assertThat(browser.driver().findElements(By.cssSelector("#found\\:rows tr.kept"))).isNotEmpty();
    browser.click(By.cssSelector("#found\\:rows tr.kept .keep-right"));
    browser.shown(By.id("keep:answer"));
    String id = browser.driver().findElement(By.id("keep:id")).getDomProperty("value");
    browser.click(By.id("keep:save"));
    browser.gone(By.id("keep:answer"));
    go("/panel/evaluation");
    browser.await(By.id("list:rows"), id);
    browser.click(By.id("runs:run"));
    browser.await(By.cssSelector("#runs\\:body table.figures tbody"), "1,000");

    go("/panel/inbox");
    browser.shown(By.id("list:rows"));
    LotseServer person = LotseUnderTest.person("quarz");
    String session = person.post("/chat", Map.of("question", UNKNOWN)).expect(200).json().path("session_id").asText();
    person.post("/api/handoff", Map.of("session_id", session)).expect(201);
    browser.await(By.id("list:rows"), UNKNOWN);
    browser.click(By.xpath("//*[@id='list:rows']//tr[contains(., '" + UNKNOWN
        + "')][contains(., 'Bittet um einen Menschen')]"
        + "//a[contains(@class, 'row-link')]"));
    browser.await(By.id("detail:talk"), UNKNOWN);
    browser.type(By.id("detail:reply"), "Die Blattfeder wird mit der Sternzange nach links ausgehebelt.");
    browser.click(By.id("detail:send"));
    browser.await(By.id("detail:talk"), "Sternzange");
    assertThat(person.get("/chat/" + session + "/messages").expect(200).json().toString()).contains("Sternzange");

    browser.click(By.id("detail:make"));
    browser.shown(By.id("draft:answer"));
    assertThat(browser.driver().findElement(By.id("draft:answer")).getDomProperty("value")).contains("Sternzange");
    browser.click(By.id("draft:save"));
    browser.gone(By.id("draft:save"));
    browser.click(By.id("draft:ask"));
    browser.await(By.cssSelector("#draft .bot-said"), "Sternzange");
    assertThat(browser.driver().findElement(By.cssSelector("#draft .bot-said .badge.good")).getText()).isEqualTo(
        "belegt");
  }

  @Test
  void a_gap_gathers_what_nothing_answers_and_probes_stay_text() {
    String probe = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script> Zwiebelturm verquirlt";
    LotseServer person = LotseUnderTest.person("probe");
    String session = person.post("/chat", Map.of("question", probe)).expect(200).json().path("session_id").asText();
    LotseUnderTest.admin().post("/api/faq", Map.of("question", probe, "answer", probe)).expect(200);

    go("/panel/gaps");
    browser.await(By.id("list:rows"), "Zwiebelturm");
    browser.click(By.xpath("//*[@id='list:rows']//tr[contains(., 'Zwiebelturm')]//a[contains(@class, 'row-link')]"));
    browser.await(By.id("detail:body"), "<script>");
    go("/panel/conversations?q=Zwiebelturm");
    browser.await(By.id("list:rows"), "<script>");
    browser.click(By.cssSelector("#list\\:rows .row-link"));
    browser.await(By.cssSelector(".timeline"), "<script>");
    go("/panel/faq?q=Zwiebelturm");
    browser.await(By.id("list:rows"), "<script>");
    go("/panel/inbox");
    browser.await(By.id("list:rows"), "<img");

    assertThat(browser.script("return window.hit")).isNull();

    person.delete("/api/chat/" + session).expect(204);
    go("/panel/gaps?state=all");
    browser.shown(By.id("list:rows"));
    assertThat(browser.driver().findElement(By.id("list:rows")).getText()).doesNotContain("Zwiebelturm");
  }

  @Test
  void probes_in_the_name_and_the_title_of_a_document_stay_text_wherever_they_are_shown() throws IOException {
    String name = "<img src=x onerror=window.hit=1> Knotentafel.txt";
    String title = "Knoten <script>window.hit=1</script><img src=x onerror=\"window.hit=1\">";
    Path file = folder.resolve(name);
    Files.writeString(file, "Der Doppelstekknoten hält den Knotenfender am Poller.\n");
    go("/panel/documents");
    browser.shown(By.id("list:rows"));
    browser.driver().findElement(By.cssSelector("#up input[type=file]")).sendKeys(file.toString());
    browser.await(By.cssSelector(".ui-growl"), "Ungültiger");
    browser.await(By.cssSelector(".ui-growl"), name);
    unharmed();
    LotseUnderTest.admin().upload("/admin/documents", Map.of(), List.of(new FilePart("files", name, "text/plain", Files
        .readAllBytes(file)))).expect(202);
    browser.await(By.id("working:jobs"), name);
    browser.await(By.id("list:rows"), name);
    LotseServer admin = LotseUnderTest.admin();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> found(admin, "Doppelstekknoten").contains("Poller"));

    go("/panel/documents?q=Knotentafel");
    browser.click(By.cssSelector("#list\\:rows .row-link"));
    browser.await(By.id("said:body"), name);
    browser.type(By.id("said:title"), title);
    browser.click(By.id("said:save"));
    browser.await(By.cssSelector(".ui-growl"), "Gespeichert");
    browser.driver().navigate().refresh();
    browser.await(By.cssSelector(".panel-title"), "<script>");
    unharmed();

    go("/panel/documents?q=Knotentafel");
    browser.await(By.id("list:rows"), "<script>");
    browser.click(By.cssSelector("#list\\:rows .row-actions button:last-child"));
    browser.await(By.id("removal:body"), name);
    unharmed();

    go("/panel/workbench");
    browser.type(By.id("ask:q"), "Doppelstekknoten");
    browser.click(By.id("ask:go"));
    browser.await(By.id("found:rows"), "<script>");
    browser.click(By.cssSelector("#found\\:rows tr.kept .keep-right"));
    browser.await(By.id("keep:body"), name);
    browser.click(By.id("keep:save"));
    browser.gone(By.id("keep:answer"));
    browser.click(By.cssSelector("details.parameters > summary"));
    browser.type(By.id("ask:document_input"), "Knoten");
    browser.await(By.id("ask:document_panel"), "<script>");
    go("/panel/evaluation");
    browser.type(By.id("list:q"), "Doppelstekknoten");
    browser.await(By.id("list:rows"), name);
    unharmed();

    String session = LotseUnderTest.person("probe").post("/chat", Map.of("question",
        "Was hält der Doppelstekknoten am Poller?")).expect(200).json().path("session_id").asText();
    go("/panel/conversation?id=" + session);
    browser.await(By.cssSelector(".talk-sources"), "<script>");
    go("/panel/audit");
    browser.shown(By.id("list:table"));
    unharmed();
  }

  private static void unharmed() {
    assertThat(browser.script("return window.hit")).isNull();
  }

  @Test
  void two_editors_of_one_entry_see_both_versions() {
    LotseServer admin = LotseUnderTest.admin();
    int id = admin.post("/api/faq", Map.of("question", "Wie alt ist der Leuchtturm?", "answer", "Alt.")).expect(200)
        .json().path("id").asInt();
    go("/panel/faq?id=" + id);
    browser.shown(By.id("entry:answer"));
    admin.put("/api/faq/" + id, Map.of("answer", "Hundert Jahre.")).expect(200);

    browser.type(By.id("entry:answer"), "Sehr alt.");
    browser.click(By.id("entry:save"));

    browser.await(By.id("clash:conflict-body"), "Hundert Jahre.");
    assertThat(browser.driver().findElement(By.id("clash:conflict-body")).getText()).contains("Sehr alt.");
  }

  @Test
  void a_corrected_chunk_is_searched_as_corrected_and_an_excluded_one_is_not_found() throws IOException {
    upload("windrose.pdf", "Windrose Wartung", "Die Windrose jährlich mit Pferdefett schmieren.");
    browser.await(By.id("working:jobs"), "windrose.pdf");
    browser.await(By.id("working:jobs"), "durchsuchbar");
    LotseServer admin = LotseUnderTest.admin();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> found(admin, "Pferdefett").contains("Pferdefett"));
    go("/panel/documents?q=windrose");
    browser.click(By.cssSelector("#list\\:rows .row-link"));
    browser.shown(By.cssSelector(".chunk"));
    browser.click(By.cssSelector(".chunk .chunk-edit"));
    browser.type(By.id("correct:text"), "Die Windrose jährlich mit Lampenöl schmieren.");
    browser.click(By.id("correct:save"));
    browser.await(By.id("inspect:pages"), "Lampenöl");

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
    go("/panel/documents");
    browser.shown(By.id("list:rows"));
    browser.driver().findElement(By.cssSelector("#up input[type=file]")).sendKeys(file.toString());
  }

  private static void go(String path) {
    PanelSession.go(browser, path);
  }
}
