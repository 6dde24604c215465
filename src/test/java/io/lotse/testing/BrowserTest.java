package io.lotse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {
  @Test
  void the_installed_browser_shows_a_page() {
    try (Browser browser = Browser.start("--lang=de")) {
      browser.driver().get("data:text/html,<title>Hafen</title>");
      assertThat(browser.driver().getTitle()).isEqualTo("Hafen");
    }
  }
}
