package io.lotse.bot;

import java.util.List;

import io.lotse.agent.FinishReason;
import io.lotse.platform.Problem;

/** What happens while a bot's question is answered; the last is always {@link Answered} or {@link Failed}. */
sealed interface BotEvent {
  /** A piece of the answer; all of them together are well-formed. */
  record Token(String content) implements BotEvent {}

  /**
   * The end.
   *
   * @param text all tokens together
   * @param seconds since the question came
   */
  record Answered(String text, List<BotSource> sources, FinishReason finishReason, double seconds)
      implements
        BotEvent {
    public Answered { sources = List.copyOf(sources); }
  }

  /**
   * The end: the answer could not be made.
   *
   * @param incidentId names the log's entry of what nobody foresaw; else null
   */
  record Failed(Problem problem, String incidentId) implements BotEvent {}
}
