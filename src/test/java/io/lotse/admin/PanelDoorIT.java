package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

import io.lotse.account.SmallIssuer;
import io.lotse.testing.Browser;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;

/** Coming into the panel by the sign-in of the organisation, and coming back over a page. */
@ExtendWith(ArquillianExtension.class)
class PanelDoorIT {
  private static final URI HOME = URI.create(System.getenv("PUBLIC_URL") + "/");
  private static SmallIssuer issuer;
  private static Browser browser;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    issuer = new SmallIssuer(Integer.getInteger("lotse.it.oidc.port"));
    browser = Browser.start("--lang=de");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    issuer.close();
  }

  @Test
  void who_signs_in_with_the_organisation_again_goes_on_with_what_they_have_typed() {
    Map<String, Object> captain = captain();
    issuer.sits(captain);
    LotseServer admin = LotseUnderTest.admin();
    int entry = admin.post("/api/faq", Map.of("question", "Wer steht am Ruder?", "answer", "Die Lotsin.")).expect(200)
        .json().path("id").asInt();
    enter("/panel/faq?id=" + entry);
    browser.type(By.id("entry:answer"), "Noch nicht gespeichert.");

    endTheStay(captain);
    browser.shown(By.id("again-password"));
    browser.click(By.id("again-external"));
    browser.gone(By.id("again"));

    browser.until(ExpectedConditions.numberOfWindowsToBe(1));
    assertThat(browser.shown(By.id("entry:answer")).getDomProperty("value")).isEqualTo("Noch nicht gespeichert.");
    browser.click(By.id("entry:save"));
    browser.await(By.cssSelector(".ui-growl"), "gespeichert");
    assertThat(admin.get("/api/faq/" + entry).expect(200).json().path("answer").asText()).isEqualTo(
        "Noch nicht gespeichert.");
  }

  @Test
  void another_person_of_the_organisation_does_not_go_on_with_the_page() {
    Map<String, Object> first = captain();
    issuer.sits(first);
    enter("/panel/people");

    endTheStay(first);
    browser.shown(By.id("again-password"));
    issuer.sits(captain());
    browser.click(By.id("again-external"));
    browser.until(page -> page.getCurrentUrl().contains("/panel/people") && !page.findElement(By.id("person"))
        .getDomProperty("textContent").equals(first.get("email")));
  }

  @Test
  void nobody_comes_in_who_is_no_administrator_there() {
    Map<String, Object> sailor = new LinkedHashMap<>(captain());
    sailor.put("realm_access", Map.of("roles", List.of("matrose")));
    issuer.sits(sailor);
    browser.forget();
    browser.open(HOME.resolve("/panel/people"));
    browser.click(By.id("external"));
    browser.until(page -> !page.findElement(By.id("door-error")).getText().isBlank());
  }

  private static Map<String, Object> captain() {
    String subject = UUID.randomUUID().toString();
    return Map.of("sub", subject, "email", subject + "@works.example", "email_verified", true, "name", "Ole Petersen",
        "realm_access", Map.of("roles", List.of("kapitaen")));
  }

  private static void enter(String path) {
    browser.forget();
    browser.open(HOME.resolve(path));
    browser.click(By.id("external"));
    browser.shown(By.id("content"));
  }

  /** As somebody does who locks an account and unlocks it again. */
  private static void endTheStay(Map<String, Object> person) {
    LotseServer admin = LotseUnderTest.admin();
    String id = admin.get("/admin/users?q=" + person.get("email")).expect(200).json().at("/0/id").asText();
    admin.patch("/admin/users/" + id, Map.of("is_active", false)).expect(200);
    admin.patch("/admin/users/" + id, Map.of("is_active", true)).expect(200);
  }
}
