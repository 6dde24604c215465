package io.lotse.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class TextDiffTest {
  @Test
  void what_both_have_stays_and_of_what_was_changed_the_old_comes_first() {
    assertThat(said("eins\nzwei\ndrei", "eins\nzwo\ndrei\nvier")).containsExactly("  eins", "- zwei", "+ zwo", "  drei",
        "+ vier");
  }

  @Test
  void equal_texts_have_no_difference() {
    assertThat(said("eins\nzwei", "eins\nzwei")).containsExactly("  eins", "  zwei");
  }

  @Test
  void one_text_may_be_empty() {
    assertThat(said("", "eins")).containsExactly("+ eins");
    assertThat(said("eins", "")).containsExactly("- eins");
  }

  private static List<String> said(String before, String after) {
    return TextDiff.between(before, after).stream().map(line -> switch (line.kind()) {
      case SAME -> "  ";
      case ADDED -> "+ ";
      case REMOVED -> "- ";
    } + line.text()).toList();
  }
}
