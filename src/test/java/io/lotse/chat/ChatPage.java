package io.lotse.chat;

import java.time.Duration;
import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import io.lotse.testing.Browser;
import io.lotse.testing.LotseUnderTest;

/** The chat page on a phone, as a German technician sees and uses it. */
final class ChatPage implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private final Browser browser = Browser.start("--lang=de");

  /** The page that the test person {@code name} has signed in to. */
  static ChatPage signedIn(String address, String name) {
    LotseUnderTest.person(name);
    ChatPage page = new ChatPage();
    try {
      page.driver().manage().window().setSize(new Dimension(390, 844));
      page.driver().get(address);
      page.signIn(name + "@lotse.example");
      return page;
    } catch (WebDriverException failed) {
      page.close();
      throw failed;
    }
  }

  private void signIn(String email) {
    type("login-email", email);
    type("login-password", LotseUnderTest.PASSWORD);
    click("login-submit");
    shown("welcome");
  }

  void ask(String question) {
    type("question", question);
    click("send");
  }

  /** The last answer, once so many are complete. */
  WebElement answered(int count) {
    By complete = By.cssSelector("[data-testid=answer][data-status=complete]");
    new WebDriverWait(driver(), LONGEST_ANSWER).until(ExpectedConditions.numberOfElementsToBe(complete, count));
    return driver().findElements(complete).get(count - 1);
  }

  void type(String testId, String text) {
    shown(testId).sendKeys(text);
  }

  void click(String testId) {
    browser.click(by(testId));
  }

  /** The element, once it can be seen. */
  WebElement shown(String testId) {
    return browser.shown(by(testId));
  }

  List<WebElement> all(String testId) {
    return driver().findElements(by(testId));
  }

  WebDriver driver() {
    return browser.driver();
  }

  @Override
  public void close() {
    browser.close();
  }

  private static By by(String testId) {
    return By.cssSelector("[data-testid=" + testId + "]");
  }
}
