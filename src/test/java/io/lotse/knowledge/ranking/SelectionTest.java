package io.lotse.knowledge.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.ranking.Candidate.Scores;

class SelectionTest {
  private final List<ChunkText> texts = new ArrayList<>();
  private final List<Candidate> ranked = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();

  @Test
  void each_candidate_is_decided_on_once_and_says_why() {
    String text = "Die Schrauben des Deckels über Kreuz mit 2 Nm anziehen und nach zwei Minuten noch einmal nachziehen.";
    found("manual", 4, "4 Montage", text);
    found("manual", 5, "4 Montage", "Danach den Deckel schließen.");
    found("copy", 0, "", text.toUpperCase(java.util.Locale.ROOT));
    found("other", 0, "", "Das Gerät einschalten.");
    found("late", 0, "", "Eine andere Stelle.");
    ranked.add(new Candidate(UUID.randomUUID(), UUID.randomUUID(), 0, 0, new Scores(null, null, 0.0, null), 0));

    chosen(2);

    assertThat(decisions).extracting(Decision::outcome).containsExactly(Decision.Outcome.KEPT, Decision.Outcome.JOINED,
        Decision.Outcome.SAME_TEXT, Decision.Outcome.KEPT, Decision.Outcome.BEYOND_TOP_K, Decision.Outcome.GONE);
    assertThat(decisions.get(1).other()).isEqualTo(id("manual", 4));
    assertThat(decisions.get(2).other()).isEqualTo(id("manual", 4));
  }

  @Test
  void neighbours_of_a_section_are_one_passage_in_reading_order_at_the_place_of_the_better() {
    found("manual", 5, "4 Montage", "Schrauben mit 12 Nm anziehen.");
    found("manual", 9, "5 Betrieb", "Das Gerät einschalten.");
    found("manual", 4, "4 Montage", "Den Halter an die Wand setzen.");
    found("manual", 6, "4.1 Prüfung", "Den Sitz prüfen.");

    assertThat(chosen(6)).containsExactly(List.of(id("manual", 4), id("manual", 5)), List.of(id("manual", 9)),
        List.of(id("manual", 6)));
  }

  @Test
  void a_passage_does_not_grow_without_end() {
    for (int ordinal = 0; ordinal < 7; ordinal++) {
      found("manual", ordinal, "4 Montage", "Schritt " + "x".repeat(ordinal + 1) + " ausführen.");
    }

    assertThat(chosen(6)).extracting(List::size).containsExactly(3, 3, 1);
  }

  @Test
  void what_says_the_same_as_a_better_one_is_left_out_unless_a_number_differs() {
    String text = "Die Schrauben des Deckels über Kreuz mit %s anziehen und nach zwei Minuten noch einmal nachziehen.";
    found("a", 0, "", text.formatted("2 Nm"));
    found("b", 0, "", text.formatted("2 Nm").toUpperCase(java.util.Locale.ROOT));
    found("c", 0, "", text.formatted("3 Nm"));

    assertThat(chosen(6)).containsExactly(List.of(id("a", 0)), List.of(id("c", 0)));
  }

  @Test
  void a_document_leaves_places_to_others_that_have_something_to_say_and_only_to_those() {
    for (int i = 0; i < 7; i++) {
      found("loud", 2 * i, "", "Satz " + "y".repeat(i + 1));
    }
    found("quiet", 0, "", "Ein anderes Dokument");
    assertThat(chosen(6)).hasSize(6).contains(List.of(id("quiet", 0)));
    assertThat(chosen(6).getLast()).as("by score").containsExactly(id("quiet", 0));

    found("silent", 0, 0.01, "Kaum etwas");
    ranked.remove(7);
    assertThat(chosen(6)).doesNotContain(List.of(id("silent", 0)));
  }

  @Test
  void a_search_within_one_document_may_take_all_places_from_it() {
    for (int i = 0; i < 7; i++) {
      found("loud", 2 * i, "", "Satz " + "y".repeat(i + 1));
    }
    found("quiet", 0, "", "Ein anderes Dokument");

    assertThat(new Selection(Selection.byChunk(texts), 6, false, decisions::add).of(ranked))
        .allMatch(choice -> choice.best().documentId().equals(id("loud")));
  }

  @Test
  void a_chunk_that_is_gone_is_left_out() {
    found("a", 0, "", "Text");
    ranked.addFirst(new Candidate(id("gone"), id("gone"), 2, 1, new Scores(null, null, null, null), 0));

    assertThat(chosen(3)).containsExactly(List.of(id("a", 0)));
  }

  private List<List<UUID>> chosen(int topK) {
    return new Selection(Selection.byChunk(texts), topK, true, decisions::add).of(ranked).stream().map(Choice::chunks)
        .toList();
  }

  /** The next candidate, a little worse than the one before. */
  private void found(String document, int ordinal, String section, String text) {
    add(document, ordinal, section, 1 - 0.01 * ranked.size(), text);
  }

  private void found(String document, int ordinal, double score, String text) {
    add(document, ordinal, "", score, text);
  }

  private void add(String document, int ordinal, String section, double score, String text) {
    UUID chunk = id(document, ordinal);
    texts.add(new ChunkText(chunk, id(document), ordinal, section, text, ""));
    ranked.add(new Candidate(chunk, id(document), score, score, new Scores(null, null, null, null), 1));
  }

  private static UUID id(String document, int ordinal) {
    return id(document + " " + ordinal);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
