package io.lotse.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Json;
import io.lotse.platform.Problem.FieldError;

class DraftTest {
  private static final LocalDateTime NINE = LocalDateTime.of(2027, 4, 15, 9, 0);

  @ParameterizedTest
  @ValueSource(strings = {"16.0678, 108.2208", "-90,180", "behind the station", "Hall 91, Gate 181", "91", "1, 2, 3",
      ""})
  void a_place_is_words_or_coordinates_of_this_earth(String location) {
    assertThat(Location.errors(location)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"90.1, 0", "108.2208, 16.0678", "0,-180.5", " 999 , 0 "})
  void coordinates_beyond_the_poles_are_refused(String location) {
    assertThat(Location.errors(location)).extracting(FieldError::field).containsExactly("location");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "60, true", "-1, false"})
  void an_event_does_not_end_before_it_begins(int minutes, boolean fits) {
    EventDraft event = event(NINE.plusMinutes(minutes), null);

    assertThat(event.contradictions().isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"amount\": 1e999}", "{\"note\": \"\\u0000\"}", "{\"a\": [{\"\\u0000\": 1}]}",
      "{\"note\": \"\\ud800\"}"})
  void prices_that_no_store_keeps_are_refused(String price) throws JsonProcessingException {
    ObjectNode read = (ObjectNode) Json.MAPPER.readTree(price);

    assertThat(event(null, List.of(read)).contradictions()).extracting(FieldError::field).containsExactly("price");
  }

  @Test
  void prices_come_back_as_they_were() throws JsonProcessingException {
    ObjectNode price = (ObjectNode) Json.MAPPER.readTree(
        "{\"type\": \"Kind 🧒\", \"amount\": 12.5, \"days\": [\"sat\", {\"x\": null}]}");

    assertThat(Prices.read(Prices.write(List.of(price)))).containsExactly(price);
    assertThat(Prices.read(Prices.write(null))).isNull();
  }

  @Test
  void an_entry_is_not_its_own_translation() {
    FaqDraft faq = new FaqDraft("Frage?", "Antwort.", true, "de", Map.of("de", new FaqText("Frage?", "Antwort.")));

    assertThat(faq.contradictions()).extracting(FieldError::field).containsExactly("translations.de");
  }

  @Test
  void an_entry_changes_only_where_something_new_is_said() {
    Event event = new Event(event(null, null));

    assertThat(event.change(event.draft())).isFalse();
    assertThat(event.change(event(NINE.plusHours(2), null))).isTrue();
    assertThat(event.activate(true)).isFalse();
    assertThat(event.activate(false)).isTrue();
  }

  private static EventDraft event(LocalDateTime end, List<ObjectNode> price) {
    return new EventDraft("Praxistag", "", "Kiel", null, NINE, end, price, null, true, false);
  }
}
