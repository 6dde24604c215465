package io.lotse.admin.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.lotse.admin.library.Marked.Piece;

class MarkedTest {
  @Test
  void the_words_of_the_question_are_marked_in_any_case_and_at_the_beginning_of_longer_ones() {
    assertThat(marked("Die Pumpe entlüften, dann die Pumpenanzeige prüfen.", "pumpe ENTLÜFTEN")).containsExactly(
        "Pumpe",
        "entlüften", "Pumpenanzeige");
  }

  @Test
  void short_words_mark_nothing_and_codes_are_one_word() {
    assertThat(marked("Die Meldung F-110 ist da.", "ist F-110 da")).containsExactly("F-110", "ist");
    assertThat(marked("Das Tor", null)).isEmpty();
    assertThat(Marked.isAny("(Pumpe),", "pumpe")).isTrue();
    assertThat(Marked.isAny("Ventil", "pumpe")).isFalse();
  }

  @Test
  void all_pieces_together_are_the_text() {
    String text = "<b>Pumpe</b>\n & Ventil";
    assertThat(Marked.of(text, "ventil pumpe").stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(text);
  }

  private static List<String> marked(String text, String question) {
    return Marked.of(text, question).stream().filter(Piece::marked).map(Piece::text).toList();
  }
}
