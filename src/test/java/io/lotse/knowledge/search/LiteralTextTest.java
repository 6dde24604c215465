package io.lotse.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class LiteralTextTest {
  private static final String PAGE = "Die Klemmen X2 werden mit 1,8 Nm angezogen. Das Anzugs-\ndrehmoment steht in der "
      + "Tabelle.\nAC-Klemmen | – | 1,8 Nm\nVor- und Rückseite „dicht“ prüfen. E-\n031 löschen. ﬂach.";

  @Test
  void a_literal_span_is_found_as_it_stands() {
    assertThat(found("mit 1,8 Nm angezogen")).contains("mit 1,8 Nm angezogen");
  }

  @Test
  void white_space_and_line_ends_do_not_count() {
    assertThat(found("1,8Nm  angezogen.\nDas")).contains("1,8 Nm angezogen. Das");
  }

  @Test
  void a_word_that_is_hyphenated_at_a_line_end_is_one_word() {
    assertThat(found("Das Anzugsdrehmoment steht")).contains("Das Anzugs-\ndrehmoment steht");
  }

  @Test
  void a_hyphen_that_belongs_to_a_code_may_stand_at_a_line_end() {
    assertThat(found("E-031")).contains("E-\n031");
  }

  @Test
  void cells_of_a_table_may_be_quoted_without_their_borders() {
    assertThat(found("AC-Klemmen – 1,8 Nm")).contains("AC-Klemmen | – | 1,8 Nm");
  }

  @Test
  void quotation_marks_and_ligatures_may_be_drawn_otherwise() {
    assertThat(found("Rückseite \"dicht\" prüfen")).contains("Rückseite „dicht“ prüfen");
    assertThat(found("flach")).contains("ﬂach");
  }

  @Test
  void what_does_not_stand_there_is_never_found() {
    assertThat(found("mit 1,9 Nm angezogen")).isEmpty();
    assertThat(found("mit 1,8 Nm fest angezogen")).isEmpty();
    assertThat(found(" - ")).isEmpty();
    assertThat(found("")).isEmpty();
  }

  @Test
  void the_place_within_the_passage_is_preferred() {
    LiteralText twice = new LiteralText("1,8 Nm und nochmals 1,8 Nm");

    assertThat(twice.find("1,8 Nm", 7, 26)).contains(new LiteralText.Span(20, 26));
    assertThat(twice.find("1,8 Nm", 8, 12)).contains(new LiteralText.Span(0, 6));
  }

  private static Optional<String> found(String quote) {
    return new LiteralText(PAGE).find(quote, 0, PAGE.length()).map(span -> PAGE.substring(span.start(), span.end()));
  }
}
