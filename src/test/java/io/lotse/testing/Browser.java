package io.lotse.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium with nobody's profile, for tests of pages. It is the one installed on this machine; none is ever
 * downloaded. Where there is none, the test is reported as skipped, unless {@code LOTSE_REQUIRE_BROWSER=true}.
 * <p>
 * It waits for what a page will show as a patient person would, and does again what was done to a part of the page that
 * was just replaced: pages that hear of changes redraw themselves at any time.
 */
public final class Browser implements AutoCloseable {
  private static final String[] FLAGS = {"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-dev-shm-usage", "--window-size=1280,900"};

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Path profile;
  private final ChromeDriver driver;

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * Starts one.
   *
   * @param flags further ones; {@code --lang=de} is also the language that pages are asked for
   */
  public static Browser start(String... flags) {
    Path chromium = found("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = found("chromedriver");
    try {
      Path profile = Files.createTempDirectory("lotse-browser");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(chromium.toFile());
      options.addArguments(FLAGS);
      options.addArguments(flags);
      options.addArguments("--user-data-dir=" + profile);
      options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language(flags)));
      ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile())
          .usingAnyFreePort()
          .withEnvironment(Map.of("XDG_CACHE_HOME", profile.toString(), "XDG_CONFIG_HOME", profile.toString())).build();
      return new Browser(profile, new ChromeDriver(service, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String language(String... flags) {
    return Arrays.stream(flags).filter(flag -> flag.startsWith("--lang=")).map(flag -> flag.substring(7)).findFirst()
        .orElse("en");
  }

  public WebDriver driver() {
    return driver;
  }

  public void open(URI page) {
    driver.get(page.toString());
  }

  /** Makes it new again: nobody is signed in, nothing is remembered, no message is in its log. */
  public void forget() {
    driver.get("about:blank");
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
    driver.manage().logs().get(LogType.BROWSER);
  }

  /** The element, once it can be seen. */
  public WebElement shown(By what) {
    return until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  public void gone(By what) {
    until(ExpectedConditions.invisibilityOfElementLocated(what));
  }

  /** Waits until the text is there. */
  public void await(By place, String text) {
    patience().withMessage(() -> "there is no " + text + " in: " + shown(place).getText()).until(ExpectedConditions
        .textToBePresentInElementLocated(place, text));
  }

  public void click(By what) {
    until(page -> {
      page.findElement(what).click();
      return true;
    });
  }

  /** Writes the text into the field instead of what was there. */
  public void type(By field, String text) {
    until(page -> {
      WebElement shown = page.findElement(field);
      shown.clear();
      shown.sendKeys(text);
      return true;
    });
  }

  public Object script(String text, Object... given) {
    return driver.executeScript(text, given);
  }

  /** What the condition gives, once it gives something else than nothing or false. */
  public <T> T until(Function<? super WebDriver, T> condition) {
    return patience().until(condition);
  }

  private WebDriverWait patience() {
    WebDriverWait patience = new WebDriverWait(driver, PATIENCE);
    patience.ignoring(StaleElementReferenceException.class, NoSuchElementException.class).ignoring(
        ElementNotInteractableException.class);
    return patience;
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> all = Files.walk(profile)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path found(String... names) {
    Optional<Path> program = Arrays.stream(names).flatMap(Browser::onPath).findFirst();
    if (program.isEmpty() && Boolean.parseBoolean(System.getenv("LOTSE_REQUIRE_BROWSER"))) {
      throw new AssertionError("no " + String.join(" or ", names) + " on the PATH");
    }
    Assumptions.assumeTrue(program.isPresent(), "no " + String.join(" or ", names) + " on the PATH");
    return program.orElseThrow();
  }

  private static Stream<Path> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(name)).filter(Files::isExecutable);
  }
}
