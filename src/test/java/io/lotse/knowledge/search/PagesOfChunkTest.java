package io.lotse.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.search.PassageRows.PageOfChunk;

class PagesOfChunkTest {
  private static final String FIRST = "Vorspann: 12 Nm. Der Ablauf beginnt hier und geht";
  private static final String SECOND = "auf der nächsten Seite weiter. Die Klemmen: 12 Nm.";

  private final PagesOfChunk pages = PagesOfChunk.of(List.of(page(4, "2", 100, FIRST), page(5, "3", 151, SECOND)));

  @Test
  void the_page_is_the_one_on_which_the_quote_stands() {
    assertThat(pages.find("Die Klemmen: 12 Nm")).hasValueSatisfying(place -> {
      assertThat(place.page().number()).isEqualTo(5);
      assertThat(place.page().label()).isEqualTo("3");
    });
  }

  @Test
  void the_chunk_itself_comes_before_what_else_stands_on_its_pages() {
    assertThat(pages.find("12 Nm")).hasValueSatisfying(place -> assertThat(place.page().number()).isEqualTo(5));
  }

  @Test
  void of_a_quote_over_a_page_end_the_longer_part_is_cited() {
    assertThat(pages.find("und geht auf der nächsten Seite weiter")).hasValueSatisfying(place -> {
      assertThat(place.page().number()).isEqualTo(5);
      assertThat(place.quote()).isEqualTo("auf der nächsten Seite weiter");
    });
  }

  @Test
  void a_quote_that_stands_on_no_page_is_not_cited() {
    assertThat(pages.find("13 Nm")).isEmpty();
    assertThat(PagesOfChunk.of(List.of()).find("12 Nm")).isEmpty();
  }

  @Test
  void neighbours_are_searched_from_the_start_of_the_first_to_the_end_of_the_last() {
    PagesOfChunk neighbours = PagesOfChunk.ofNeighbours(List.of(List.of(page(4, "2", 100, FIRST)),
        List.of(page(4, "2", 100, FIRST), page(5, "3", 151, SECOND))));

    assertThat(neighbours.pages()).extracting(PageOfChunk::number).containsExactly(4, 5);
    assertThat(neighbours.find("Der Ablauf beginnt")).hasValueSatisfying(place -> assertThat(place.page().number())
        .isEqualTo(4));
    assertThat(neighbours.find("Die Klemmen")).hasValueSatisfying(place -> assertThat(place.page().number())
        .isEqualTo(5));
  }

  private static PageOfChunk page(int number, String label, int start, String text) {
    int chunkStart = 100 + FIRST.indexOf("Der Ablauf");
    return new PageOfChunk(UUID.randomUUID(), number, label, start, text, chunkStart, 151 + SECOND.length(), "key",
        "a.pdf", "PDF", null);
  }
}
