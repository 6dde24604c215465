package io.lotse.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Cancellation;

class LiveAnswersTest {
  private final LiveAnswers answers = new LiveAnswers(null, null, null);

  @Test
  void a_wish_that_is_heard_late_does_not_stop_the_next_answer_of_the_conversation() {
    UUID session = UUID.randomUUID();
    UUID before = UUID.randomUUID();
    UUID now = UUID.randomUUID();
    answers.end(answers.begin(session, before, new Cancellation()));
    Cancellation running = new Cancellation();
    answers.begin(session, now, running);

    answers.cancelled(before);
    assertThat(running.isCancelled()).isFalse();

    answers.cancelled(now);
    assertThat(running.isCancelled()).isTrue();
  }
}
