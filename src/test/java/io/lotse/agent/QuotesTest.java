package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {
  private static final String TABLE = """
      Code | Ursache | Abhilfe
      F-116 | Netzspannung zu hoch | Netzbetreiber fragen
      F-117 | Isolationswiderstand unter 200 kΩ | PV-Strang trennen und messen
      F-118 | Übertemperatur | Belüftung prüfen
      """;

  @Test
  void the_row_that_was_spoken_of_comes_first() {
    assertThat(Quotes.candidates(TABLE, "F-117 heißt: der Isolationswiderstand ist zu niedrig", 2).get(0))
        .isEqualTo("F-117 | Isolationswiderstand unter 200 kΩ | PV-Strang trennen und messen");
  }

  @Test
  void every_candidate_is_a_literal_span() {
    assertThat(Quotes.candidates(TABLE, "Netzspannung", 10)).allSatisfy(span -> assertThat(TABLE).contains(span));
  }

  @Test
  void a_sentence_within_a_paragraph_is_found() {
    String paragraph = "Schalten Sie die Anlage frei. Warten Sie mindestens 10 Minuten. Öffnen Sie erst dann die Abdeckung.";

    assertThat(Quotes.candidates(paragraph, "Man muss 10 Minuten warten", 1))
        .containsExactly("Warten Sie mindestens 10 Minuten.");
  }

  @Test
  void a_long_line_is_cut_at_a_word() {
    String line = "Wort ".repeat(200);

    assertThat(Quotes.candidates(line, "Wort", 1).get(0)).hasSizeLessThanOrEqualTo(400).endsWith("Wort");
  }
}
