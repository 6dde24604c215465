package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent recent = new Recent(10);

  @Test
  void who_is_at_its_floor_or_later_is_told_what_comes_next() {
    recent.add(12, "a");
    recent.add(15, "b");

    assertThat(recent.after(10, 9)).hasValueSatisfying(entries -> assertThat(entries).extracting(Recent.Entry::frame)
        .containsExactly("a", "b"));
    assertThat(recent.after(12, 9)).hasValueSatisfying(entries -> assertThat(entries).extracting(Recent.Entry::position)
        .containsExactly(15L));
    assertThat(recent.after(15, 9)).hasValueSatisfying(entries -> assertThat(entries).isEmpty());
    assertThat(recent.head()).isEqualTo(15);
  }

  @Test
  void who_is_behind_its_floor_has_to_look_elsewhere() {
    assertThat(recent.after(9, 9)).isEmpty();
  }

  @Test
  void the_oldest_go_and_the_floor_rises_with_them() {
    for (int i = 11; i <= 3_010; i++) {
      recent.add(i, "frame");
    }

    assertThat(recent.after(1_009, 9)).isEmpty();
    assertThat(recent.after(1_010, 1)).hasValueSatisfying(entries -> assertThat(entries.getFirst().position())
        .isEqualTo(1_011));
  }
}
