package io.lotse.platform.limit;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import io.lotse.platform.Problem;

/**
 * The answers to people that this node is writing. What one takes is known only afterwards, so beside one that runs
 * another begins only where the budget holds for the most that the running ones may take; one by itself always begins.
 */
final class RunningAnswers {
  private static final Duration SOON = Duration.ofSeconds(10);
  private final long limit;
  private final long most;
  private final Map<UUID, Integer> running = new ConcurrentHashMap<>();

  /**
   * @param limit tokens that the answers to a person may take
   * @param most tokens that one answer may take
   */
  RunningAnswers(long limit, long most) {
    this.limit = limit;
    this.most = most;
  }

  /**
   * Lets an answer begin; 429 {@code token_budget_in_use} where those that run may use up what is left. Of several at once
   * each sees those before it.
   *
   * @param used looked up after the answer is counted
   * @return to be run when the answer has ended; more than once does no harm
   */
  Runnable begin(UUID person, LongSupplier used) {
    int others = running.merge(person, 1, Integer::sum) - 1;
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Runnable end = () -> {
      if (goesOn.compareAndSet(true, false)) {
        running.computeIfPresent(person, (id, count) -> count == 1 ? null : count - 1);
      }
    };
    try {
      if (used.getAsLong() + others * most >= limit && others > 0) {
        throw Problem.tooMany("token_budget_in_use", "Your answers that are being written may use up what is left of "
            + "the " + limit + " tokens of today; ask again when they have ended.", SOON);
      }
      return end;
    } catch (RuntimeException refused) {
      end.run();
      throw refused;
    }
  }
}
