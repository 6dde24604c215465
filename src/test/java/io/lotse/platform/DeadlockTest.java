package io.lotse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlockTest {
  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001"})
  void who_lost_to_another_transaction_is_told_to_try_again(String state) {
    Problem problem = Problems.problem(new IllegalStateException(new SQLException("deadlock detected", state)));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.retryAfter()).isNotNull();
  }
}
