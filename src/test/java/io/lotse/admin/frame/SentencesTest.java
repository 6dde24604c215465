package io.lotse.admin.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;

/** What the panel says of problems. */
class SentencesTest {
  @Test
  void a_known_problem_is_told_in_the_language_of_the_page() {
    Problem problem = Problem.conflict("notification_claimed", "Somebody else has it.");
    assertThat(Sentences.of(problem, "de")).startsWith("Jemand anderes");
    assertThat(Sentences.of(problem, "en")).startsWith("Somebody else has taken");
  }

  @Test
  void an_unknown_one_speaks_for_itself() {
    assertThat(Sentences.of(Problem.conflict("never_heard_of", "That is so."), "de")).isEqualTo("That is so.");
  }

  @Test
  void each_wrong_field_is_named_as_the_form_names_it() {
    Problem problem = Problem.invalid(List.of(new FieldError("title", "size", "must have at most 200 characters"),
        new FieldError("translations.de.question", "required", "must not be null"),
        new FieldError("files[0]", "empty_file", "the file 'a.pdf' is empty"),
        new FieldError("[3].answer", "not_found", "does not stand on page 4")));
    assertThat(Sentences.of(problem, "de")).isEqualTo("Titel: hat nicht die erlaubte Länge oder Anzahl (≤ 200)."
        + " Frage auf Deutsch: fehlt. Datei 1: die Datei ist leer. Antwort 4: wurde nicht gefunden.");
  }

  @Test
  void the_numbers_of_a_limit_are_told() {
    assertThat(Sentences.limits("must be between 200 and 2000 pixels")).isEqualTo(" (200–2000)");
    assertThat(Sentences.limits("must be at least 8")).isEqualTo(" (≥ 8)");
    assertThat(Sentences.limits("must not be null")).isEmpty();
  }

  @Test
  void every_sentence_is_there_in_both_languages() throws Exception {
    assertThat(keys("texts_de.properties")).isEqualTo(keys("texts.properties"));
  }

  private static Object keys(String bundle) throws Exception {
    Properties texts = new Properties();
    try (var in = SentencesTest.class.getResourceAsStream(bundle)) {
      texts.load(in);
    }
    return texts.stringPropertyNames();
  }
}
