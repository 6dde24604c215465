package io.lotse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import io.lotse.testing.Browser;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseUnderTest;

/** Who goes away from a page of the panel, where {@code PANEL_IDLE_TIMEOUT} is some seconds. */
@ExtendWith(ArquillianExtension.class)
class PanelIdleSignalIT {
  private static final Duration IDLE = Duration.parse("PT" + System.getenv("PANEL_IDLE_TIMEOUT"));
  private static Browser browser;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeAll
  static void open() {
    browser = Browser.start("--lang=de");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void who_types_is_there_and_who_was_idle_signs_in_over_the_page_and_loses_nothing() throws InterruptedException {
    PanelSession.enter(browser, PanelSession.administrator("muede"), LotseUnderTest.PASSWORD);
    PanelSession.go(browser, "/panel/people?q=muede");
    browser.click(By.cssSelector("#people\\:table_data tr:first-child .row-actions button"));
    WebElement name = browser.shown(By.id("edit:name"));
    name.clear();
    for (Instant end = Instant.now().plus(IDLE.multipliedBy(2)); Instant.now().isBefore(end);) {
      name.sendKeys("z");
      Thread.sleep(300);
    }
    assertThat(browser.driver().findElement(By.id("again")).isDisplayed()).isFalse();
    String typed = name.getDomProperty("value");

    browser.shown(By.id("again-password"));
    browser.type(By.id("again-password"), LotseUnderTest.PASSWORD);
    browser.click(By.cssSelector("#again button[type=submit]"));
    browser.gone(By.id("again"));

    assertThat(browser.shown(By.id("edit:name")).getDomProperty("value")).isEqualTo(typed).hasSizeGreaterThan(5);
    browser.click(By.id("edit:save"));
    browser.await(By.id("people:table"), typed);
  }
}
