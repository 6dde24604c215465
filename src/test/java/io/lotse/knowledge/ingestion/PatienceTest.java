package io.lotse.knowledge.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;

class PatienceTest {
  @Test
  void pauses_double_up_to_the_longest() {
    assertThat(Patience.SHORT.pause(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Patience.SHORT.pause(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Patience.SHORT.pause(7)).isEqualTo(Duration.ofSeconds(64));
    assertThat(Patience.SHORT.pause(8)).isEqualTo(Duration.ofMinutes(2));
    assertThat(Patience.LONG.pause(299)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void a_document_that_cannot_be_read_is_not_tried_again() {
    assertThat(Patience.with(new Problem(422, "document_broken", "…")).isAtEnd(1)).isTrue();
  }

  @Test
  void something_else_that_is_down_is_waited_for_until_it_is_back() {
    Problem down = Problem.unavailable("embedding_unavailable", "…", Duration.ofSeconds(1));

    assertThat(Patience.with(down).isAtEnd(100_000)).isFalse();
    assertThat(Patience.with(down).pause(100_000)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void an_original_that_is_gone_is_waited_for_longer_than_what_nobody_foresaw() {
    Problem gone = new Problem(404, "original_not_found", "…");

    assertThat(Patience.with(gone).isAtEnd(100)).isFalse();
    assertThat(Patience.with(gone).isAtEnd(300)).isTrue();
    assertThat(Patience.SHORT.isAtEnd(8)).isTrue();
  }

  @Test
  void a_text_that_the_embedding_model_refuses_is_given_up_soon() {
    assertThat(Patience.with(new Problem(502, "embedding_rejected", "…")).isAtEnd(8)).isTrue();
  }
}
