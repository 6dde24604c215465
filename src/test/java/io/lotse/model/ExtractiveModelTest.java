package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import io.lotse.model.ModelMessage.Passage;
import io.lotse.platform.Cancellation;

class ExtractiveModelTest {
  private static final String FAULTS = """
      Störungen am Wechselrichter

      | Code | Bedeutung | Abhilfe |
      |---|---|---|
      | F-116 | Netzspannung zu hoch | Netz prüfen lassen |
      | F-117 | Lüfter blockiert | Lüfter reinigen, bei Bedarf tauschen |
      | F-118 | Übertemperatur | Gerät abkühlen lassen |
      """;
  private static final String CLEANING = """
      Der Lüfter saugt Staub an. Reinigen Sie den Lüfter einmal im Jahr.
      So reinigen Sie den Lüfter:
      1. Schalten Sie das Gerät am Hauptschalter aus.
      2. Warten Sie, bis die Anzeige dunkel ist,
         mindestens 5 Minuten.
      3. Blasen Sie den Lüfter mit Druckluft aus.

      Danach läuft das Gerät wieder leise.
      """;
  private static final ToolDefinition SEARCH = new ToolDefinition("search_knowledge", "sucht", Map.of());

  private final List<String> pieces = new ArrayList<>();

  @Test
  void it_has_the_persons_question_searched_first() {
    ModelTurn turn = turn("de", true, new ModelMessage.User("Was heißt \"F-117\"? 🤔"));

    assertThat(turn.toolCalls()).singleElement().satisfies(call -> {
      assertThat(call.tool()).isEqualTo("search_knowledge");
      assertThat(call.arguments()).isEqualTo("{\"query\":\"Was heißt \\\"F-117\\\"? 🤔\"}");
    });
    assertThat(pieces).isEmpty();
  }

  @Test
  void it_quotes_the_one_table_row_that_was_asked_for_under_the_tables_head() {
    String answer = answer("de", "Was bedeutet Fehler F-117?", passage(1, FAULTS, 0.9));

    assertThat(answer).isEqualTo("""
        In den Unterlagen steht dazu:

        | Code | Bedeutung | Abhilfe |
        |---|---|---|
        | F-117 | Lüfter blockiert | Lüfter reinigen, bei Bedarf tauschen |

        [1]

        Es ist kein Sprachmodell eingerichtet; Antworten bestehen aus wörtlichen Auszügen.""");
  }

  @Test
  void an_identifier_is_known_however_it_is_written() {
    assertThat(answer("de", "f117", passage(1, FAULTS, 0.9))).contains("| F-117 |").doesNotContain("F-116");
    assertThat(answer("de", "Fehler F 118 am Gerät", passage(1, FAULTS, 0.9))).contains("| F-118 |")
        .doesNotContain("F-117");
  }

  @Test
  void a_value_is_found_by_its_row_and_the_products_column() {
    String data = "5.2 Technische Daten\n\nGröße | SH-6K-G2 | SH-8K-G2\nBemessungsleistung | 6 000 W | 8 000 W\n"
        + "maximale Scheinleistung | 6 000 VA | 8 000 VA\nLeitungsschutz Netz | C 16 A | C 20 A";
    String prose = "Der SH-8K-G2 ist für Innenräume bestimmt.";

    assertThat(answer("de", "Welche Bemessungsleistung hat der SH-8K-G2?", passage(1, data, 0.9), passage(2, prose,
        0.85))).contains("Größe | SH-6K-G2 | SH-8K-G2\n|---|---|---|\nBemessungsleistung | 6 000 W | 8 000 W\n\n[1]")
        .doesNotContain("Scheinleistung").doesNotContain("Innenräume");
  }

  @Test
  void a_table_that_began_earlier_keeps_its_head() {
    Passage rest = new Passage(4, "Handbuch, S. 21\nCode | Ursache", "F-140 | Zähler stumm\nF-141 | Wandler verkehrt",
        "de", 0.9);

    assertThat(answer("de", "Ursache von F-141", rest)).contains("Code | Ursache\n|---|---|\nF-141 | Wandler verkehrt")
        .doesNotContain("F-140");
  }

  @Test
  void what_was_written_as_an_answer_is_found_by_its_question() {
    Passage entry = new Passage(1, "Can I pay by card? · FAQ", "In hotels yes. Markets take cash only.", "en", 0.9,
        "Can I pay by card?");

    assertThat(answer("en", "Can I pay by card?", entry)).contains("In hotels yes.", "Markets take cash only.", "[1]");
    assertThat(answer("en", "Do you have parrots?", entry)).doesNotContain("[1]");
  }

  @Test
  void a_code_that_is_missing_between_its_neighbours_is_not_answered_by_them() {
    assertThat(answer("de", "Was heißt F-199 am SH-8K-G2?", passage(1, FAULTS + "\nGilt für SH-8K-G2.", 0.9)))
        .startsWith("Die Unterlagen enthalten keine Antwort");
  }

  @Test
  void a_table_found_by_its_head_alone_is_quoted_whole() {
    String data = "Größe | SB-10-G1 | SB-15-G1\nMasse | 121,0 kg | 177,5 kg\nHöhe | 960 mm | 1 290 mm\nTiefe | 20 cm | 20 cm"
        + "\nSchutzart | IP55 | IP55";

    assertThat(answer("de", "Was wiegt der SB-15-G1?", passage(1, data, 0.7))).contains("177,5 kg").contains("IP55");
  }

  @Test
  void a_part_that_another_section_names_does_not_hide_the_answer() {
    assertThat(answer("de", "Nach B-35 am SW-22-G3: Welches Drehmoment bekommt der Halter?", passage(1,
        "Ziehen Sie den Halter mit einem Drehmoment von 3,0 Nm an.", 0.7))).contains("3,0 Nm an. [1]");
  }

  @Test
  void what_one_passage_leaves_open_is_quoted_from_another() {
    String answer = answer("de", "F-117 steht an: Welcher Abstand nach oben muss frei bleiben?", passage(1, FAULTS,
        0.6),
        passage(2, "Halten Sie nach oben einen Abstand von 300 mm frei.", 0.3));

    assertThat(answer).contains("Lüfter blockiert").contains("300 mm frei. [2]");
  }

  @Test
  void what_adds_nothing_is_not_quoted() {
    assertThat(answer("de", "Was bedeutet Fehler F-117?", passage(1, FAULTS, 0.9),
        passage(2, "F-117 steht selten an.", 0.5))).contains("[1]").doesNotContain("[2]");
  }

  @Test
  void a_question_of_which_most_is_answered_nowhere_is_not_answered_by_the_rest() {
    assertThat(answer("de", "Welche Förderung bekommt ein Batteriespeicher in Bayern?", passage(1,
        "Die Beförderung veranlasst der Hersteller.", 0.5))).startsWith("Die Unterlagen enthalten keine Antwort");
  }

  @Test
  void the_section_that_is_about_it_comes_before_one_that_mentions_it() {
    Passage mention = new Passage(2, "Wallbox · 12 Entsorgen", "Gerät auf Werkseinstellung setzen und abnehmen.", "de",
        0.8);
    Passage section = new Passage(3, "Wallbox · 8.6 Werkseinstellung", "Werkseinstellung: Schalter S1 auf 0 stellen.",
        "de", 0.8);

    String answer = answer("de", "Werkseinstellung der Wallbox?", mention, section);

    assertThat(answer).contains("[3]");
    assertThat(answer.substring(0, answer.indexOf("[3]"))).doesNotContain("[2]");
  }

  @Test
  void keywords_that_tell_no_language_are_answered_in_that_of_what_was_found() {
    assertThat(answer("auto", "F-117", passage(1, FAULTS, 0.9))).startsWith("In den Unterlagen steht dazu:");
  }

  @Test
  void short_words_are_found_with_their_endings() {
    assertThat(answer("de", "Was heißt rote Farbe?", passage(1, "Farbe | Bedeutung\ngrün | in Ordnung\nrot | Störung",
        0.7))).contains("rot | Störung").doesNotContain("grün");
  }

  @Test
  void slips_of_the_pen_are_forgiven() {
    assertThat(answer("de", "Lüftr reinigne?", passage(3, CLEANING, 0.7))).contains("einmal im Jahr. [3]");
  }

  @Test
  void how_often_is_not_how() {
    assertThat(answer("de", "Wie oft muss ich den Lüfter reinigen?", passage(3, CLEANING, 0.9))).contains(
        "> Reinigen Sie den Lüfter einmal im Jahr. [3]").doesNotContain("1. Schalten");
  }

  @Test
  void a_list_of_codes_without_table_markup_is_quoted_line_by_line() {
    String plain = "Meldungen\nE-031 Wassertank leer\nE-032 Brühgruppe fehlt,\nbitte einsetzen\nE-033 Mahlwerk blockiert";

    assertThat(answer("de", "Was ist E-032?", passage(2, plain, 0.8)))
        .contains("> E-032 Brühgruppe fehlt, bitte einsetzen [2]").doesNotContain("E-031").doesNotContain("E-033");
  }

  @Test
  void it_gives_a_procedure_as_a_whole_when_asked_how() {
    String answer = answer("de", "Wie reinige ich den Lüfter?", passage(3, CLEANING, 0.9));

    assertThat(answer).contains("""
        1. Schalten Sie das Gerät am Hauptschalter aus.
        2. Warten Sie, bis die Anzeige dunkel ist,
           mindestens 5 Minuten.
        3. Blasen Sie den Lüfter mit Druckluft aus. [3]""");
  }

  @Test
  void it_gives_a_sentence_when_asked_something_else() {
    String answer = answer("de", "Einmal im Jahr den Lüfter reinigen?", passage(3, CLEANING, 0.9));

    assertThat(answer).contains("> Reinigen Sie den Lüfter einmal im Jahr. [3]").doesNotContain("Druckluft");
  }

  @Test
  void a_search_that_failed_is_not_taken_for_documents_without_an_answer() {
    String answer = turn("de", true, new ModelMessage.User("Was bedeutet F-110?"),
        new ModelMessage.ToolResult("c1", "search_knowledge", "gescheitert", List.of(), false)).text();

    assertThat(answer).startsWith("Die Unterlagen können gerade nicht durchsucht werden.");
  }

  @Test
  void it_says_plainly_that_the_documents_do_not_answer() {
    for (String answer : List.of(answer("de", "Wie hoch ist der Eiffelturm?", passage(1, FAULTS, 0.3)),
        answer("de", "Wie hoch ist der Eiffelturm?"), answer("de", "Was bedeutet Fehler F-999?", passage(1, FAULTS,
            0.8)))) {
      assertThat(answer).startsWith("Die Unterlagen enthalten keine Antwort auf diese Frage.").doesNotContain("[");
    }
  }

  @Test
  void it_speaks_english_and_vietnamese() {
    String oil = "Change the oil every 500 operating hours. Use mineral oil only, e.g. ISO VG 46.";
    assertThat(answer("auto", "How often must I change the oil?", passage(1, oil, 0.9))).isEqualTo("""
        The documents say:

        > Change the oil every 500 operating hours. [1]

        No language model is configured; answers consist of verbatim excerpts.""");

    String warranty = "Thời gian bảo hành là 24 tháng. Trung tâm mở cửa từ 8 giờ đến 17 giờ.";
    assertThat(answer("auto", "Thời gian bảo hành bao lâu?", passage(1, warranty, 0.9)))
        .startsWith("Trong tài liệu có viết:").contains("> Thời gian bảo hành là 24 tháng. [1]").doesNotContain(
            "17 giờ");
    assertThat(answer("vi", "Was bedeutet F-117?", passage(1, FAULTS, 0.9))).startsWith("Trong tài liệu").contains(
        "F-117");
  }

  @Test
  void it_asks_how_in_vietnamese_too() {
    String guide = "Các bước vệ sinh quạt:\n1. Tắt nguồn.\n2. Chờ 5 phút.\n3. Thổi sạch bụi khỏi quạt.";

    assertThat(answer("vi", "Làm thế nào để vệ sinh quạt?", passage(1, guide, 0.9)))
        .contains("1. Tắt nguồn.\n2. Chờ 5 phút.\n3. Thổi sạch bụi khỏi quạt. [1]");
  }

  @Test
  void the_last_question_counts() {
    ModelTurn turn = turn("de", true, new ModelMessage.User("Was bedeutet F-117?"), result(passage(1, FAULTS, 0.9)),
        new ModelMessage.Assistant("Der Lüfter ist blockiert. [1]", List.of()), new ModelMessage.User("Und F-118?"));
    assertThat(turn.toolCalls()).singleElement().satisfies(c -> assertThat(c.arguments()).contains("Und F-118?"));

    turn = turn("de", true, new ModelMessage.User("Was bedeutet F-117?"), result(passage(1, FAULTS, 0.9)),
        new ModelMessage.Assistant("Der Lüfter ist blockiert. [1]", List.of()), new ModelMessage.User("Und F-118?"),
        result(passage(2, FAULTS, 0.9)));
    assertThat(turn.toolCalls()).isEmpty();
    assertThat(turn.text()).contains("F-118").contains("[2]").doesNotContain("F-117").doesNotContain("[1]");
  }

  @Test
  void it_quotes_several_passages_but_only_those_near_the_best() {
    String answer = answer("de", "Wie lange gilt die Garantie?", passage(1, "Die Garantie gilt 24 Monate.", 0.9),
        passage(
            2, "Für Akkus gilt die Garantie 12 Monate.", 0.85), passage(3, "Die Garantie gilt 99 Jahre.", 0.6));

    assertThat(answer).contains("24 Monate. [1]").contains("12 Monate. [2]").doesNotContain("99 Jahre");
  }

  @Test
  void quotes_are_literal_and_never_carry_a_mark_of_their_own() {
    String tricky = "Die Pumpe P-7 🚰 fördert z. B. 30 l/min (siehe [2]) bei 4 bar laut Nr. 12 der Liste.";
    String answer = answer("de", "Was fördert die Pumpe P-7?", passage(1, tricky, 0.9));

    String quote = answer.lines().filter(l -> l.startsWith("> ")).findFirst().orElseThrow().substring(2)
        .replace(" [1]", "");
    assertThat(tricky).contains(quote);
    assertThat(quote).startsWith("Die Pumpe P-7 🚰 fördert z. B. 30 l/min");
    assertThat(answer).doesNotContain("[2]");
  }

  @Test
  void what_was_streamed_is_what_was_said() {
    ModelTurn turn = turn("de", true, new ModelMessage.User("Wie reinige ich den Lüfter?"), result(passage(3,
        CLEANING, 0.9)));

    assertThat(String.join("", pieces)).isEqualTo(turn.text());
    assertThat(pieces).hasSizeGreaterThan(20);
  }

  @Test
  void a_photo_alone_is_declined() {
    ModelMessage.Image photo = new ModelMessage.Image(new byte[]{1}, "image/jpeg");

    assertThat(turn("de", true, new ModelMessage.User("", List.of(photo))).text()).contains("Foto");
  }

  @Test
  void a_cancelled_answer_ends_at_once() {
    Cancellation cancellation = new Cancellation();
    ModelRequest request = request(true, new ModelMessage.User("Was bedeutet F-117?"), result(passage(1, FAULTS, 0.9)));

    assertThatThrownBy(() -> new ExtractiveModel("de").generate(request, piece -> {
      pieces.add(piece);
      cancellation.cancel();
    }, cancellation)).isInstanceOf(CancellationException.class);
    assertThat(pieces).hasSize(1);
  }

  private String answer(String language, String question, Passage... passages) {
    return turn(language, true, new ModelMessage.User(question), result(passages)).text();
  }

  private ModelTurn turn(String language, boolean tools, ModelMessage... messages) {
    pieces.clear();
    return new ExtractiveModel(language).generate(request(tools, messages), pieces::add, new Cancellation());
  }

  private static ModelRequest request(boolean tools, ModelMessage... messages) {
    List<ModelMessage> all = new ArrayList<>(List.of(new ModelMessage.System("Du hilfst.")));
    all.addAll(Arrays.asList(messages));
    return new ModelRequest(all, tools ? List.of(SEARCH) : List.of(), 0);
  }

  private static ModelMessage.ToolResult result(Passage... passages) {
    return new ModelMessage.ToolResult("c1", "search_knowledge", "gefunden", List.of(passages));
  }

  private static Passage passage(int mark, String text, double relevance) {
    return new Passage(mark, "Handbuch, S. 12", text, text.contains("à") || text.contains("ế") ? "vi" : "de",
        relevance);
  }
}
