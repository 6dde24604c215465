package io.lotse.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.lotse.knowledge.search.PassageRows.Row;

class ReaderTest {
  private static final int ASKED = 100;

  @Test
  void a_document_without_pages_is_read_in_portions_too() {
    Reader.Portion portion = Reader.portion(rows(0, 100, 1_000), ASKED, 8_000);

    assertThat(portion.rows()).hasSize(8);
    assertThat(portion.next()).isEqualTo(8);
  }

  @Test
  void what_was_asked_for_at_once_is_not_the_end() {
    assertThat(Reader.portion(rows(300, 100, 10), ASKED, 8_000).next()).isEqualTo(400);
    assertThat(Reader.portion(rows(400, 99, 10), ASKED, 8_000).next()).isNull();
    assertThat(Reader.portion(List.of(), ASKED, 8_000).next()).isNull();
  }

  @Test
  void a_chunk_that_is_longer_than_the_portion_is_cut_and_read_past() {
    Reader.Portion portion = Reader.portion(rows(0, 2, 90_000), ASKED, 8_000);

    assertThat(portion.rows()).singleElement().satisfies(row -> assertThat(row.length()).isEqualTo(8_000));
    assertThat(portion.next()).isEqualTo(1);
  }

  private static List<Row> rows(int first, int count, int characters) {
    return IntStream.range(first, first + count).mapToObj(ordinal -> new Row(UUID.randomUUID(), UUID.randomUUID(),
        ordinal, "faq.md", "FAQ", null, "FAQ", 1, 1, "1", "x".repeat(characters), "", "de", "document")).toList();
  }
}
