package io.lotse.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DotEnvTest {
  @Test
  void names_and_values_are_read_with_or_without_export() {
    assertThat(DotEnv.parse(List.of("A=1", "export B = two words", "C=")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "two words", "C", ""));
  }

  @Test
  void quotes_are_taken_off_and_keep_hashes_and_spaces() {
    assertThat(DotEnv.parse(List.of("A=\"x # y\"", "B=' z '", "C=\"one\\ntwo\"")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "x # y", "B", " z ", "C", "one\ntwo"));
  }

  @Test
  void comments_and_lines_without_a_name_mean_nothing() {
    assertThat(DotEnv.parse(List.of("# A=1", "", "=2", "just text", "B=3 # the reason", "C=a#b")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("B", "3", "C", "a#b"));
  }
}
