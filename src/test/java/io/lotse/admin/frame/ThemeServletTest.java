package io.lotse.admin.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemeServletTest {
  @Test
  void the_colours_of_the_theme_are_those_of_our_pages() {
    assertThat(ThemeServlet.coloured("a{background:#FFFFFF;color:#495057}b{border:1px solid #2196F3}")).isEqualTo(
        "a{background:var(--deck);color:var(--ink)}b{border:1px solid var(--navy)}");
  }

  @Test
  void white_text_stands_on_something_dark() {
    assertThat(ThemeServlet.coloured("a{color:#fff;background-color:#fff}")).isEqualTo(
        "a{color:var(--on-navy);background-color:var(--deck)}");
  }
}
