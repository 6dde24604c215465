package io.lotse.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.lotse.admin.content.FormField.Kind;
import io.lotse.content.ContentItem;

class EntryFormTest {
  private static final List<FormField> FIELDS = List.of(FormField.required("question", Kind.LINE), FormField.of(
      "language", Kind.LINE), FormField.of("priority", Kind.NUMBER), FormField.of("is_active", Kind.FLAG), FormField.of(
          "date_start", Kind.TIME), FormField.of("price", Kind.JSON), FormField.of("translations.en.question",
              Kind.LINE), FormField.of("translations.en.answer", Kind.TEXT));
  private final EntryForm form = new EntryForm(FIELDS);

  @Test
  void what_is_typed_is_sent_as_what_it_is() {
    form.clear();
    form.typed().putAll(Map.of("question", " Wann? ", "priority", "7", "is_active", Boolean.TRUE, "date_start",
        "2026-03-02T08:15", "price", "[{\"amount\": 3}]", "translations.en.question", "When?",
        "translations.en.answer", "At nine."));

    assertThat(form.sent()).hasToString("{\"question\":\"Wann?\",\"language\":null,\"priority\":7,\"is_active\":true,"
        + "\"date_start\":\"2026-03-02T08:15\",\"price\":[{\"amount\":3}],"
        + "\"translations\":{\"en\":{\"question\":\"When?\",\"answer\":\"At nine.\"}}}");
  }

  @Test
  void what_cannot_be_read_stays_text_so_that_it_is_refused_by_its_name() {
    form.clear();
    form.typed().putAll(Map.of("priority", "hoch", "price", "3 €"));

    assertThat(form.sent().path("priority").asText()).isEqualTo("hoch");
    assertThat(form.sent().path("price").asText()).isEqualTo("3 €");
    assertThat(form.sent().path("question").asText("none")).as("an empty one that must not be empty").isEmpty();
  }

  @Test
  void a_translation_of_which_nothing_is_left_is_taken_away() {
    form.clear();

    assertThat(form.sent().at("/translations/en").isNull()).isTrue();
  }

  @Test
  void an_entry_fills_the_form() {
    form.fill(new ContentItem(3, 2, true, Map.of("question", "Wann?", "priority", 7, "is_active", true, "date_start",
        "2026-03-02T08:15:30.000000", "translations", Map.of("en", Map.of("question", "When?")))));

    assertThat(form.typed()).containsEntry("question", "Wann?").containsEntry("priority", "7").containsEntry(
        "date_start", "2026-03-02T08:15:30").containsEntry("translations.en.question", "When?").containsEntry(
            "language",
            "");
  }
}
