package io.lotse.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "a,b\r\n1,2", "\uFEFFa,b\n1,2\n", "a;b\r1;2\r", "a\tb\n1\t2",
      "\"a\",b\n1,\"2\"\n"})
  void every_spreadsheet_is_understood(String text) throws Csv.Broken {
    assertThat(Csv.read(text)).containsExactly(List.of("a", "b"), List.of("1", "2"));
  }

  @Test
  void cells_hold_anything_when_they_are_quoted() throws Csv.Broken {
    assertThat(Csv.read("a,b\n\"one\r\ntwo, \"\"three\"\"\",\"\"\n"))
        .containsExactly(List.of("a", "b"), List.of("one\r\ntwo, \"three\"", ""));
  }

  @Test
  void empty_cells_at_the_end_and_empty_rows_count() throws Csv.Broken {
    assertThat(Csv.read("a,b,c\n\n1,,\n,,3")).containsExactly(List.of("a", "b", "c"), List.of(""),
        List.of("1", "", ""), List.of("", "", "3"));
  }

  @Test
  void what_is_written_is_read_again() throws Csv.Broken {
    List<String> cells = List.of("", "plain", " with spaces ", "a,b;c\td", "line\nbreak", "\"quoted\"", "🍜 phở");

    assertThat(Csv.read(Csv.row(List.of("1", "2", "3", "4", "5", "6", "7")) + Csv.row(cells)).getLast())
        .isEqualTo(cells);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n\"open", "a\n\"closed\"x\n"})
  void what_breaks_is_told_with_its_row(String text) {
    assertThat(catchThrowableOfType(Csv.Broken.class, () -> Csv.read(text)).row()).isEqualTo(2);
  }
}
