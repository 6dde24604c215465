package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.index.LanguageDetection;
import io.lotse.knowledge.search.Passage;

/** Which passage may stand behind a sentence. */
class SupportTest {
  private final LanguageDetection languages = new LanguageDetection();
  private final Evidence evidence = new Evidence();
  private final Support support = new Support(evidence, text -> languages.detect(text).orElse("und"),
      "Ich habe 16 Module am SH-8K-G2, was tun bei F-117?");
  private final int torques = found("de", "5 Montage › 5.3 Drehmomente", """
      Klemmen X2 | Anzugsdrehmoment 1,5 Nm
      Gehäuseschrauben M6 | Anzugsdrehmoment 25 Nm""");
  private final int faults = found("de", "13 Störungen › 13.3 Fehlercodes", """
      F-116 | Netzspannung zu hoch | Netzbetreiber fragen
      F-117 | Isolationswiderstand unter 200 kΩ | PV-Strang trennen und messen""");
  private final int english = found("en", "6 Battery",
      """
          After switching off, wait at least 15 minutes until the capacitors are discharged. Code E 031 clears itself. Supply: 12 V or
          230 V, 50 Hz. Isolate from 1000 V; the fan runs for 30 seconds.""");
  private final int vietnamese = found("vi", "4 Bảo trì", """
      Ngắt cầu dao chính và chờ 15 phút trước khi mở nắp biến tần. Vệ sinh quạt mỗi năm một lần.""");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Ziehen Sie die Klemmen X2 mit 1,5 Nm fest                           | 1
      Die Schrauben am Gehäuse brauchen 25 Nm.                            | 1
      Die Gehäuseschraube wird angezogen                                  | 1
      F-117 heißt: der Isolationswiderstand ist zu klein                  | 2
      Bei F 117 wird der Strang getrennt und gemessen                     | 2
      Bei 16 Modulen ist der Isolationswiderstand oft niedrig             | 2
      Warten Sie 15 Minuten, bis die Kondensatoren entladen sind          | 3
      Der Code E-031 verschwindet von selbst                              | 3
      Lassen Sie die Batterie abkühlen                                    | 3
      Wait for fifteen minutes after you have switched it off             | 3
      Plan a 15-minute wait                                               | 3
      Das ist eine 15minütige Pause                                       | 3
      Der Lüfter hat einen 30-sekündigen Nachlauf                         | 3
      Nehmen Sie ein 12-V-Netzteil                                        | 3
      Legen Sie 12V an                                                    | 3
      Angeschlossen wird an 230V/50Hz                                     | 3
      Trennen Sie ab 1 000 V                                              | 3
      Trennen Sie ab 1 000 V                                              | 3
      Ngắt cầu dao chính rồi chờ 15 phút                                  | 4
      Quạt được vệ sinh hằng năm                                          | 4
      Schalten Sie vorher ab                                              | 4
      Siehe                                                               | 1
      Ja:                                                                 | 2
      Wie auf Seite 7 steht                                               | 2""")
  void what_could_be_right_stays(String sentence, int mark) {
    assertThat(support.mark(mark, sentence)).isEqualTo(OptionalInt.of(mark));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Das Drehmoment der Klemmen X2 beträgt 1,5 Nm                        | 2 | 1
      F-117 bedeutet einen zu kleinen Isolationswiderstand                | 1 | 2
      Wait 15 minutes until the capacitors are discharged                 | 1 | 3
      Chờ 15 phút trước khi mở nắp biến tần                               | 2 | 4""")
  void a_mark_goes_to_the_passage_that_says_so(String sentence, int said, int right) {
    assertThat(support.mark(said, sentence)).isEqualTo(OptionalInt.of(right));
    assertThat(support.marks()).isEqualTo(new Support.Marks(0, 1, 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Das Anzugsdrehmoment der Klemmen beträgt 99 Nm                      | 1
      Drehmoment: 99 Nm                                                   | 1
      Warten Sie 45 Minuten                                               | 3
      F-999 weist auf einen defekten Lüfter hin                           | 2
      Der Apfelkuchen mit Streuseln backt bei mittlerer Hitze im Ofen     | 2
      Apple pies are baked slowly in a very large oven with cinnamon      | 3
      Fehler F-998 verschwindet nach dem Neustart                         | 3
      Món bánh táo này rất ngon khi ăn nóng cùng với kem lạnh              | 4""")
  void what_nothing_that_was_read_bears_out_gets_no_mark(String sentence, int mark) {
    assertThat(support.mark(mark, sentence)).isEmpty();
    assertThat(support.marks().dropped()).isEqualTo(1);
  }

  @Test
  void the_sentence_before_the_mark_counts_and_then_all_since_the_mark_before() {
    String said = "Prüfen Sie zuerst den Isolationswiderstand. Danach öffnen Sie das Ventil langsam wieder.";

    assertThat(support.mark(faults, said)).isEqualTo(OptionalInt.of(faults));
  }

  @Test
  void what_was_said_of_one_product_is_no_word_of_its_manual() {
    assertThat(support.mark(torques, "Das Gerät SH-8K-G2 wiegt im Karton ungefähr zwanzig Zentner")).isEmpty();
  }

  @Test
  void a_mark_across_languages_stays_though_a_passage_in_the_own_has_the_words() {
    int storage = found("de", "9 Lagerung", "Die Batterie kühl lagern; abkühlen verlängert ihr Leben.");

    assertThat(support.mark(english, "Lassen Sie die Batterie abkühlen")).isEqualTo(OptionalInt.of(english));
    assertThat(support.mark(torques, "Lassen Sie die Batterie abkühlen")).isEqualTo(OptionalInt.of(storage));
  }

  @Test
  void a_stream_without_the_mark_reads_well() {
    StringBuilder streamed = new StringBuilder();
    Citations citations = new Citations(evidence, support, streamed::append);

    citations.accept("Die Klemmen X2 brauchen 1,5 Nm [2]. Das Anzugsdrehmoment der Räder beträgt 99 Nm [1][2].");
    citations.flush();

    assertThat(streamed).hasToString(
        "Die Klemmen X2 brauchen 1,5 Nm [1]. Das Anzugsdrehmoment der Räder beträgt 99 Nm.");
    assertThat(citations.cited()).singleElement().extracting(cited -> cited.passage().section()).isEqualTo(
        "5 Montage › 5.3 Drehmomente");
    assertThat(english + vietnamese).isPositive();
  }

  private int found(String language, String section, String text) {
    return evidence.mark(new Passage(UUID.randomUUID(), List.of(), UUID.randomUUID(), SourceKind.DOCUMENT, "x.pdf",
        "Hybridwechselrichter SH-8K-G2", "SH-8K-G2", section, 7, 7, "7", text, "", language, 1, null, null, 1));
  }
}
