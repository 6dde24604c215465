package io.lotse.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A Chromium with nobody's profile, for tests of pages. It is the one installed on this machine; none is ever
 * downloaded. Where there is none, the test is reported as skipped, unless {@code LOTSE_REQUIRE_BROWSER=true}.
 */
public final class Browser implements AutoCloseable {
  private static final String[] FLAGS = {"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-dev-shm-usage", "--window-size=1280,900"};

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
