package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * How a run begins.
 *
 * @param repliesTo the run that asked back, where the question is the reply to it; else null
 * @param humans what people of the support team have written since the question before, oldest first
 * @param attempt whether the run was there before
 */
@Offered("chat: to say how a question stands in its conversation")
public record Start(UUID repliesTo, List<String> humans, Attempt attempt) {
  public Start { humans = List.copyOf(humans); }

  /** Which attempt at an answer it is. */
  public enum Attempt {
    /** Nothing was done yet. */
    FIRST,
    /** It goes on after the last step that was finished. */
    CONTINUED,
    /** What was done before does not count. */
    ANEW
  }

  /** A question that was not asked before. */
  public static Start fresh() {
    return new Start(null, List.of(), Attempt.FIRST);
  }

  /** The same, once more. */
  public Start as(Attempt other) {
    return new Start(repliesTo, humans, other);
  }
}
