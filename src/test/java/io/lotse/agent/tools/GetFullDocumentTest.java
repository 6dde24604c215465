package io.lotse.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.search.Passage;
import io.lotse.knowledge.search.Reading;
import io.lotse.platform.Texts;

class GetFullDocumentTest {
  @Test
  void a_part_says_how_to_read_on_and_where_the_whole_is() {
    Observation part = observed(reading(List.of("4 Montage (8)"), 1234, passage()));

    assertThat(part.content()).contains("4 Montage (8)", "[1]", "Schraube fest", "from_chunk = 1234",
        "https://lotse.example/files/1");
  }

  @Test
  void the_last_part_names_no_next() {
    assertThat(observed(reading(List.of(), null, passage())).content())
        .doesNotContain("from_chunk");
    assertThat(observed(reading(List.of(), null)).content()).isNotBlank();
  }

  @Test
  void a_long_outline_does_not_crowd_out_the_text() {
    List<String> outline = Collections.nCopies(40, "Kapitel ".repeat(60));

    assertThat(observed(reading(outline, null, passage())).content().length())
        .isLessThan(2_000);
  }

  @Test
  void a_chunk_to_read_on_from_counts_more_than_a_page() {
    UUID document = UUID.randomUUID();

    assertThat(new GetFullDocument.Arguments(document, 4, 17).start()).isEqualTo(new Reading.Start(1, 17));
    assertThat(new GetFullDocument.Arguments(document, 4, null).start()).isEqualTo(new Reading.Start(4, 0));
    assertThat(new GetFullDocument.Arguments(document, null, null).start()).isEqualTo(new Reading.Start(1, 0));
  }

  private static Observation observed(Reading reading) {
    return GetFullDocument.observed(reading, "https://lotse.example/files/1", passage -> 1, (key, values) -> Texts.in(
        "de", "agent", key, values));
  }

  private static Reading reading(List<String> sections, Integer next, Passage... passages) {
    return new Reading("Handbuch", "h.pdf", 12, sections, List.of(passages), next);
  }

  private static Passage passage() {
    return new Passage(UUID.randomUUID(), List.of(), UUID.randomUUID(), SourceKind.DOCUMENT, "h.pdf", "Handbuch", null,
        "4 Montage", 8, 9, "8",
        "Schraube fest anziehen.", "", "de", 0, null, null, 1);
  }
}
