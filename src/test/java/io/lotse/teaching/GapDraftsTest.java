package io.lotse.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapDraftsTest {
  @Test
  void what_is_too_long_is_cut_between_two_characters() {
    assertThat(GapDrafts.cut(" Wie? ", 4)).isEqualTo("Wie?");
    assertThat(GapDrafts.cut("Wie lange?", 3)).isEqualTo("Wie");
    assertThat(GapDrafts.cut("ab🐉", 3)).isEqualTo("ab");
    assertThat(GapDrafts.cut("ab🐉c", 4)).isEqualTo("ab🐉");
  }
}
