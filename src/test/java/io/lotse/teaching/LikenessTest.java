package io.lotse.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class LikenessTest {
  @Test
  void questions_are_alike_that_have_half_of_their_words_in_common() {
    assertThat(Likeness.shared(Set.of("apfelkuchen", "back"), Set.of("apfelkuchen", "back", "streusel"))).isEqualTo(
        2.0 / 3);
    assertThat(Likeness.shared(Set.of("apfelkuchen", "back"), Set.of("back", "brot"))).isZero();
    assertThat(Likeness.shared(Set.of(), Set.of())).isZero();
  }
}
