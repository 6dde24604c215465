package io.lotse.handoff.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitTest {
  private static final Reader BOT = new Reader("key:1", "bot", false);

  @Test
  void nobody_moves_the_place_that_all_anonymous_readers_share_past_what_it_left_out() {
    assertThat(new Reader.Visit(Reader.NOBODY, 0).counts()).isTrue();
    assertThat(new Reader.Visit(Reader.NOBODY, 7).counts()).isFalse();
  }

  @Test
  void who_has_a_place_of_its_own_may_leave_out_what_it_likes() {
    assertThat(new Reader.Visit(BOT, 7).counts()).isTrue();
  }
}
