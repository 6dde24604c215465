package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.lotse.platform.Settings;

/** What leaves of what a model says. */
class SpeechTest {
  private static final Settings SETTINGS = Settings.read(Map.of("PUBLIC_URL", "https://lotse.example",
      "ANSWER_LINK_HOSTS", "hersteller.example")::get);
  private final StringBuilder told = new StringBuilder();
  private final Links links = new Links(SETTINGS);
  private final LinkGuard guard = new LinkGuard(links, "(weg)", told::append);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Siehe [hier](https://evil.example/a).            | Siehe hier.
      Siehe [https://evil.example](//evil.example).    | Siehe (weg).
      Bild: ![Plan](https://evil.example/x.png?s=1)!   | Bild: Plan!
      Auf https://evil.example/a?b=c, dort.            | Auf (weg), dort.
      Auf WWW.evil.example/x und weiter                | Auf (weg) und weiter
      <img src="https://evil.example/x">Text           | Text
      <a href="https://evil.example">Text</a>          | <a href="(weg)">Text</a>
      [x](javascript:alert(1)) und [y](data:text/html) | x und y
      https://lotse.example.evil.example/x             | (weg)
      https://lotse.example@evil.example/x             | (weg)
      Handbuch: [Seite](https://lotse.example/f/1#p=2) | Handbuch: [Seite](https://lotse.example/f/1#p=2)
      Mehr auf https://hersteller.example/fw.          | Mehr auf https://hersteller.example/fw.
      Rufen Sie [113](tel:+49113) an! Was [2] sagt (1) | Rufen Sie [113](tel:+49113) an! Was [2] sagt (1)
      Hebel [A] (oben), Wert <5 V, Fehler! Halt        | Hebel [A] (oben), Wert <5 V, Fehler! Halt""")
  void only_known_links_and_images_leave(String said, String left) {
    guard.accept(said);
    guard.flush();
    assertThat(told).hasToString(left);

    told.setLength(0);
    said.chars().forEach(each -> guard.accept(String.valueOf((char) each)));
    guard.flush();
    assertThat(told).as("letter by letter").hasToString(left);
  }

  @Test
  void what_records_of_the_organisation_name_may_be_passed_on() {
    links.learn("- Praxistag · https://termine.example/praxistag · Kiel");

    guard.accept("Anmeldung: https://termine.example/praxistag, nicht https://termine.example/andere ");
    guard.flush();

    assertThat(told).hasToString("Anmeldung: https://termine.example/praxistag, nicht (weg) ");
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "1000"})
  void suggestions_are_taken_out_however_they_come_in(int size) {
    String said = "Erst messen.\n\nDann > 5 V >> prüfen.\n >> kein Vorschlag\n\n>>> Wie messe ich?\n>>> Und dann?\n";
    FollowUps followUps = new FollowUps(told::append);
    for (int i = 0; i < said.length(); i += size) {
      followUps.accept(said.substring(i, Math.min(said.length(), i + size)));
    }
    followUps.flush();

    assertThat(told).hasToString("Erst messen.\n\nDann > 5 V >> prüfen.\n >> kein Vorschlag");
    assertThat(followUps.taken()).containsExactly("Wie messe ich?", "Und dann?");
  }

  @Test
  void at_most_three_suggestions_of_a_sane_length_are_kept() {
    FollowUps followUps = new FollowUps(told::append);
    followUps.accept("Ja.\n>>> a?\n>>> a?\n>>> " + "x".repeat(300) + "\n>>> b?\n>>> c?\n>>> d?");
    followUps.flush();

    assertThat(followUps.taken()).containsExactly("a?", "b?", "c?");
    assertThat(told).hasToString("Ja.");
  }
}
