package io.lotse.knowledge.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.lotse.platform.Problem;

class IndexFollowerTest {
  @Test
  @Timeout(10)
  void nobody_waits_for_ever_for_an_index_that_is_not_followed() {
    IndexFollower asleep = new IndexFollower(null, null, null, null, null, null);

    assertThatThrownBy(() -> asleep.reconcile(Duration.ofMillis(50), Duration.ofMinutes(10)))
        .isInstanceOfSatisfying(Problem.class, problem -> {
          assertThat(problem.status()).isEqualTo(503);
          assertThat(problem.code()).isEqualTo("index_unavailable");
        });
  }
}
