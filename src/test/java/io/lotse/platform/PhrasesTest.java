package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
  private final Phrases phrases = Phrases.parse("en: I'm sorry; Regrettably | de: Es tut mir leid");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      I'm sorry. I cannot say.           | true
      '  I’M  sorry, no'                 | true
      <b>I'm sorry</b>                   | true
      <p> <i>Es tut mir leid</i>, nein   | true
      Regrettably not                    | true
      Regrettablyx                       | false
      I am sorry                         | false
      Well, I'm sorry                    | false
      ''                                 | false
      """)
  void a_text_begins_with_one_whatever_its_case_apostrophes_tags_and_spaces(String text, boolean begins) {
    assertThat(phrases.begins(text)).isEqualTo(begins);
  }

  @Test
  void what_is_not_there_begins_with_nothing() {
    assertThat(phrases.begins(null)).isFalse();
    assertThat(phrases.within(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Kann ich MIT EINEM MENSCHEN  sprechen?, true", "mit einem Menschen sprechende Puppe, false",
      "Wie spricht man mit einem Menschen?, false"})
  void a_phrase_stands_anywhere_as_whole_words(String text, boolean within) {
    assertThat(Phrases.parse("de: mit einem Menschen sprechen").within(text)).isEqualTo(within);
  }

  @Test
  void off_is_no_phrase_at_all() {
    assertThat(Phrases.parse("off").begins("off")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm sorry", "en:", "en: ; ", "English words: sorry", "en: sorry |", ""})
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Phrases.parse(text));
  }
}
