package io.lotse.agent;

import java.util.List;

import io.lotse.knowledge.Passage;
import io.lotse.platform.Offered;

/** What an answer may rest on. */
@Offered("bot: to say what to answer from")
public sealed interface Material {
  /** What the agent finds by its tools. */
  record Searched() implements Material {}

  /**
   * These passages and no others.
   *
   * @param query what was searched for
   */
  record Given(String query, List<Passage> passages) implements Material {
    public Given { passages = List.copyOf(passages); }
  }

  /** Nothing but the conversation. */
  record None() implements Material {}
}
