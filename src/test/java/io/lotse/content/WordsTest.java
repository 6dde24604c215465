package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Bảo hiểm ĐÀ NẴNG         | bao hiem da nang
      Größe, Straße & Œuvre    | grosse strasse oeuvre
      F-110                    | f 110
      +84 (0)236-3822          | 84 0 236 3822
      cafe\u0301               | cafe
      👍🏽 gut                  | u1f44d gut
      """)
  void words_are_folded(String text, String words) {
    assertThat(Words.of(text)).isEqualTo(words);
  }

  @Test
  void a_question_asks_for_the_beginnings_of_all_its_words() {
    assertThat(Words.query("Gáran' & (zeit) :*")).isEqualTo("garan:* & zeit:*");
    assertThat(Words.query(" !? ")).isEmpty();
  }
}
