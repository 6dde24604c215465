package io.lotse.model;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import io.lotse.platform.Problem;

/** Leaves a model alone for a while that most of the latest calls could not reach, so that nobody waits for it in vain. */
@ApplicationScoped
class ModelBreaker {
  static final Duration REST = Duration.ofSeconds(5);
  private static final long REST_MILLIS = 5_000;

  /** The model cannot be had; the cause says why. */
  static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Away(Problem problem) {
      super(problem);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /**
   * Makes the call. What a model refuses, and what is cancelled, is no failure of the model.
   *
   * @throws Away when the model cannot be had
   * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException when 15 of the last 20 calls
   *   did not reach it
   */
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.75, delay = REST_MILLIS, failOn = Away.class)
  ModelTurn call(Supplier<ModelTurn> turn) {
    try {
      return turn.get();
    } catch (Problem failed) {
      throw LanguageModel.isAway(failed) ? new Away(failed) : failed;
    }
  }
}
