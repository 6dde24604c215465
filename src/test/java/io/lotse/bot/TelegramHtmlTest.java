package io.lotse.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model writes arrives as Telegram shows it. */
class TelegramHtmlTest {
  private static final String MIXED = """
      # Three tips
      Hi **there**! See the *old* town & <b>Dragon <i>Bridge</i></b> [1].
      - a < b, `x<y>` and <span class="c">plain</span>
      * [the <b>map</b>](https://example.org/m?a=1&b=2) or [evil](javascript:alert(1))
      ```java
      List<String> all = a && b;
      ```
      > quoted <a href='tg://user?id=1' onclick="x">you</a> &nbsp;&amp; done **not closed
      <ul><li>one</li><li>two</li></ul><!-- gone --><b>open 🐉""";

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {"a < b & c > d~a &lt; b &amp; c &gt; d",
      "&lt;b&gt; &quot;x&quot;~&lt;b&gt; &quot;x&quot;",
      "<strong>x</strong> <em>y</em> <del>z</del>~<b>x</b> <i>y</i> <s>z</s>", "<B>x</B>~<b>x</b>",
      "<u>under</u><tg-spoiler>s</tg-spoiler>~under&lt;tg-spoiler&gt;s&lt;/tg-spoiler&gt;",
      "if x <y and z> w~if x &lt;y and z&gt; w", "AT&T; R&D~AT&amp;T; R&amp;D",
      "5 * 3 * 2 and snake_case_name~5 * 3 * 2 and snake_case_name",
      "**bold** and *soft*~<b>bold</b> and <i>soft</i>", "see [1] and [2](x)~see [1] and 2", "a<br>b~a\\nb"})
  void text_tags_and_markdown_become_what_telegram_knows(String written, String shown) {
    assertThat(whole(written)).isEqualTo(shown.replace("\\n", "\n"));
  }

  @Test
  void no_element_stands_inside_another() {
    assertThat(whole("<b>a <i>b</i> **c** `d`</b>")).isEqualTo("<b>a b c d</b>");
    assertThat(whole("**a <i>b</i>**")).isEqualTo("<b>a b</b>");
    assertThat(whole("<b>a<b>b</b>c</b>")).isEqualTo("<b>ab</b>c");
  }

  @Test
  void what_is_open_at_the_end_is_closed() {
    assertThat(whole("<b>a")).isEqualTo("<b>a</b>");
    assertThat(whole("```\ncode")).isEqualTo("<pre>code</pre>");
    assertThat(whole("<i")).isEqualTo("&lt;i");
    assertThat(whole("a **b")).isEqualTo("a **b");
  }

  @Test
  void code_is_literal() {
    assertThat(whole("`List<String>` and <code>a*b*c <T></code>"))
        .isEqualTo("<code>List&lt;String&gt;</code> and <code>a*b*c &lt;T&gt;</code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "/relative", "vbscript:x", "JaVaScRiPt:x"})
  void a_link_that_leads_nowhere_keeps_its_text_only(String address) {
    assertThat(whole("<a href=\"" + address + "\">here</a>")).isEqualTo("here");
    assertThat(whole("[here](" + address.replaceAll("[()]", "") + ")")).isEqualTo("here");
  }

  @Test
  void a_link_keeps_nothing_but_its_address() {
    assertThat(whole("<a class=x href='https://e.org/?a=1&b=\"2' onclick=\"y\">e</a>"))
        .isEqualTo("<a href=\"https://e.org/?a=1&amp;b=&quot;2\">e</a>");
  }

  @Test
  void lines_of_tables_go_and_their_rows_stay() {
    assertThat(whole("Code | Cause\n|---|:--:|\nF-1 | wet\n---\n- dry")).isEqualTo("Code | Cause\nF-1 | wet\n• dry");
  }

  @Test
  void a_whole_answer_is_shown_well() {
    assertThat(whole(MIXED)).isEqualTo("""
        <b>Three tips</b>
        Hi <b>there</b>! See the <i>old</i> town &amp; <b>Dragon Bridge</b> [1].
        • a &lt; b, <code>x&lt;y&gt;</code> and plain
        • <a href="https://example.org/m?a=1&amp;b=2">the map</a> or [evil](javascript:alert(1))
        <pre>List&lt;String&gt; all = a &amp;&amp; b;
        </pre>
        quoted <a href="tg://user?id=1">you</a> \u00a0&amp; done **not closed

        • one
        • two
        <b>open 🐉</b>""");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11})
  void it_does_not_matter_in_which_pieces_the_text_comes(int size) {
    TelegramHtml html = new TelegramHtml();
    StringBuilder said = new StringBuilder();
    for (int at = 0; at < MIXED.length(); at += size) {
      said.append(html.accept(MIXED.substring(at, Math.min(MIXED.length(), at + size))));
    }
    assertThat(said.append(html.end())).hasToString(whole(MIXED));
  }

  @Test
  void ordinary_words_are_not_held_back() {
    assertThat(new TelegramHtml().accept("The dragon breathes ")).isEqualTo("The dragon breathes ");
  }

  @Test
  void what_never_closes_is_not_waited_for_without_end() {
    TelegramHtml html = new TelegramHtml();
    assertThat(html.accept("<b " + "x".repeat(5_000))).startsWith("&lt;b x");
  }

  private static String whole(String text) {
    TelegramHtml html = new TelegramHtml();
    return html.accept(text) + html.end();
  }
}
