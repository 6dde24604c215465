package io.lotse.knowledge.index;

import static io.lotse.knowledge.index.Chunks.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.index.AnalysedQuestion.Word;

class TextAnalysisTest {
  private final TextAnalysis analysis = new TextAnalysis();

  @Test
  void umlauts_their_spellings_and_inflection_lead_to_one_german_term() {
    assertThat(body("Überspannung", "de")).isEqualTo(body("Ueberspannung", "de")).isEqualTo(body("ÜBERSPANNUNGEN",
        "de"));
    assertThat(body("Straße", "de")).isEqualTo(body("Strasse", "de"));
    assertThat(body("Häuser", "de")).isEqualTo(body("Haus", "de"));
    assertThat(body("U\u0308berspannung", "de")).isEqualTo(body("Überspannung", "de"));
  }

  @Test
  void english_inflection_goes() {
    assertThat(body("engine's filters", "en")).isEqualTo(body("engines filter", "en"));
  }

  @Test
  void vietnamese_is_found_with_and_without_its_marks() {
    assertThat(body("Thay lọc dầu động cơ", "vi")).containsExactly("thay", "loc", "dau", "dong", "co");
    assertThat(passage("lọc dầu", "vi", TextField.PARTS)).containsExactly("loc_dau");
  }

  @Test
  void text_without_spaces_is_cut_into_pairs() {
    assertThat(body("電池交換", "ja")).containsExactly("電池", "池交", "交換");
    assertThat(surfaces("電池交換")).isNotEmpty();
  }

  @Test
  void a_part_of_a_compound_shares_pieces_with_the_whole() {
    assertThat(passage("Hauptsicherungskasten", "de", TextField.PARTS))
        .containsAll(passage("Sicherung", "de", TextField.PARTS));
  }

  @Test
  void identifiers_are_found_however_they_are_written() {
    assertThat(passage("Typ X3-Hybrid-G4", "de", TextField.CODES)).contains("x3hybridg4", "x3", "g4");
    for (String spelling : List.of("E-031", "E031", "E 031", "E_031", "e-031"))
      assertThat(passage("Meldung " + spelling + ".", "de", TextField.CODES)).as(spelling).contains("e031");
    assertThat(passage("F-117", "de", TextField.CODES)).contains("f117", "117");
    assertThat(passage("mit 25 Nm und 2,5Nm", "de", TextField.CODES)).contains("25nm", "2.5nm");
    assertThat(passage("Schraube M6", "de", TextField.CODES)).contains("m6");
  }

  @Test
  void a_question_names_identifiers_in_any_spelling() {
    assertThat(codes("was heißt e-031?")).containsExactly("e031");
    assertThat(codes("was heißt E 031?")).containsExactly("e031");
    assertThat(codes("Passt der X3-Hybrid-G4?")).containsExactly("x3hybridg4");
    assertThat(codes("Was bedeutet Fehler 117?")).containsExactly("117");
    assertThat(codes("Drehmoment der M6-Schraube?")).containsExactly("m6schraube");
  }

  @Test
  void quantities_years_and_plain_words_identify_nothing() {
    for (String question : List.of("Reichen 25 Nm?", "Was geschah in 1990?", "Was kosten 12V im Jahr 2020?",
        "Ist die 20-jährige Garantie vorbei?", "Wer war in den 1950er Jahren da?", "Wie geht das?"))
      assertThat(analysis.question(question, Set.of("de")).codes()).as(question).noneMatch(Code::identifies);
  }

  @Test
  void a_compound_of_an_identifier_stands_where_the_identifier_stands() {
    Code code = analysis.question("Welche M6-Schraube?", Set.of("de")).codes().get(0);
    assertThat(code.standsIn(Set.of("m6"))).isTrue();
    assertThat(code.standsIn(Set.of("m8"))).isFalse();
  }

  @Test
  void words_that_every_question_carries_are_not_looked_for() {
    assertThat(surfaces("Wie kann ich meine Pumpe entlüften, was muss man tun?")).containsExactly("pumpe", "entlüften");
    assertThat(surfaces("What can I do when my pump leaks?")).containsExactly("pump", "leaks");
    assertThat(surfaces("Làm thế nào để thay dầu?")).containsExactly("thay", "dầu");
  }

  @Test
  void single_letters_and_emoji_are_not_looked_for() {
    assertThat(surfaces("Pumpe e 🙂 ⚠️ x")).containsExactly("pumpe");
    assertThat(surfaces("🙂🙂")).isEmpty();
  }

  @Test
  void a_question_of_nothing_but_such_words_keeps_them() {
    assertThat(surfaces("Was ist das?")).isNotEmpty();
  }

  @Test
  void a_question_gets_the_terms_of_all_languages_of_the_index() {
    Word word = analysis.question("Batteries", Set.of("de", "en", "fr")).words().get(0);
    assertThat(word.terms()).contains("batteri").hasSizeGreaterThan(1);
  }

  @Test
  void a_question_of_two_thousand_characters_stays_within_bounds() {
    String question = "Gerätesicherung Wechselrichterfehler entlüften ".repeat(50).substring(0, 2000);
    assertThat(surfaces(question)).hasSizeLessThan(10);
    StringBuilder different = new StringBuilder();
    for (int i = 0; different.length() < 2000; i++)
      different.append("wort").append((char) ('a' + i % 26)).append((char) ('a' + i / 26)).append(' ');
    assertThat(surfaces(different.toString())).hasSize(64);
  }

  @Test
  void the_language_of_short_questions_is_told() {
    assertThat(analysis.languageOf("Wie entlüfte ich die Pumpe?")).isEqualTo("de");
    assertThat(analysis.languageOf("wie kann ich das geraet zuruecksetzen")).isEqualTo("de");
    assertThat(analysis.languageOf("Fehlermeldung löschen")).isEqualTo("de");
    assertThat(analysis.languageOf("How do I bleed the pump?")).isEqualTo("en");
    assertThat(analysis.languageOf("replace battery")).isEqualTo("en");
    assertThat(analysis.languageOf("Làm sao để thay lọc dầu?")).isEqualTo("vi");
    assertThat(analysis.languageOf("thay lọc dầu")).isEqualTo("vi");
    assertThat(analysis.languageOf("Comment puis-je changer le filtre ?")).isEqualTo("other");
    assertThat(analysis.languageOf("Как заменить фильтр?")).isEqualTo("other");
    assertThat(analysis.languageOf("電池交換")).isEqualTo("other");
    assertThat(analysis.languageOf("X3-Hybrid-G4")).isEqualTo("und");
    assertThat(analysis.languageOf("🙂")).isEqualTo("und");
  }

  private List<String> body(String text, String language) {
    return passage(text, language, TextField.BODY);
  }

  private List<String> passage(String text, String language, TextField field) {
    return analysis.passage(chunk("a", text).in(language).build()).get(field);
  }

  private List<String> surfaces(String question) {
    return analysis.question(question, Set.of("de", "en", "vi")).words().stream().map(Word::surface).toList();
  }

  private List<String> codes(String question) {
    return analysis.question(question, Set.of("de")).codes().stream().filter(Code::identifies).map(Code::whole)
        .toList();
  }
}
