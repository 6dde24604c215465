package io.lotse.agent;

import java.util.List;

import io.lotse.knowledge.search.Passage;
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
   * @param degraded codes of what could not take part in the search
   */
  record Given(String query, List<Passage> passages, List<String> degraded) implements Material {
    public Given {
      passages = List.copyOf(passages);
      degraded = List.copyOf(degraded);
    }
  }

  /** Nothing but the conversation. */
  record None() implements Material {}
}
