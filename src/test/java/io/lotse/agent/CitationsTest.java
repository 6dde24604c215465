package io.lotse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.search.Passage;

class CitationsTest {
  private final Evidence evidence = new Evidence();
  private final StringBuilder streamed = new StringBuilder();
  private final Citations citations = new Citations(evidence, new Support(evidence, text -> "und", ""),
      streamed::append);

  @Test
  void a_known_mark_leaves_with_its_number_in_order_of_first_citation() {
    found(3);

    hear("Erst prüfen [3], dann messen [1], nochmals prüfen [3].");

    assertThat(streamed).hasToString("Erst prüfen [1], dann messen [2], nochmals prüfen [1].");
    assertThat(citations.cited()).extracting(cited -> cited.passage().title()).containsExactly("3", "1");
  }

  @Test
  void an_unknown_mark_never_leaves() {
    found(1);

    hear("Das gilt [99] immer [0]. Auch hier [1].");

    assertThat(streamed).hasToString("Das gilt immer. Auch hier [1].");
  }

  @Test
  void several_marks_in_one_bracket_become_one_each() {
    found(2);

    hear("Beides [1, 2] und [2;7].");

    assertThat(streamed).hasToString("Beides [1][2] und [2].");
  }

  @Test
  void ordinary_brackets_stay_as_they_are() {
    found(1);

    hear("[Hinweis] a[i] [ ] [] [x](https://example.org) [1a] [[1]] [");

    assertThat(streamed).hasToString("[Hinweis] a[i] [ ] [] [x](https://example.org) [1a] [[1]] [");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void pieces_of_any_size_give_the_same_text(int size) {
    found(12);
    String text = "Aa [12] bb [1,2] cc [99] dd  [ 2 ] 🔧[7]\n\nee [zz] [3";

    for (int at = 0; at < text.length(); at += size) {
      citations.accept(text.substring(at, Math.min(text.length(), at + size)));
    }
    citations.flush();

    assertThat(streamed).hasToString("Aa [1] bb [2][3] cc dd  [3] 🔧[4]\n\nee [zz] [3");
    assertThat(citations.said()).isEqualTo(streamed.toString());
  }

  @Test
  void what_was_said_before_a_mark_is_its_claim() {
    found(2);

    hear("Das Drehmoment beträgt 25 Nm [1]. Danach die Abdeckung schließen [2].");

    assertThat(citations.cited()).extracting(Citations.Cited::claim).containsExactly("Das Drehmoment beträgt 25 Nm",
        ". Danach die Abdeckung schließen");
  }

  @Test
  void the_same_passage_keeps_its_mark() {
    Passage passage = passage("x");

    assertThat(evidence.mark(passage)).isEqualTo(evidence.mark(passage));
  }

  private void found(int passages) {
    for (int mark = 1; mark <= passages; mark++) {
      evidence.mark(passage(String.valueOf(mark)));
    }
  }

  private void hear(String text) {
    citations.accept(text);
    citations.flush();
  }

  private static Passage passage(String title) {
    return new Passage(UUID.randomUUID(), List.of(), UUID.randomUUID(), SourceKind.DOCUMENT, title + ".pdf", title,
        null,
        "1", 1, 1, "1", "Da steht 1a: 25 Nm", "",
        "de", 1, null, null, 1);
  }
}
