package io.lotse.agent.tools;

import io.lotse.knowledge.search.Passage;

/** Numbers the passages that tools find, so that an answer can cite them. */
public interface Finds {
  /** The mark of a passage, the same whenever it is found again in this run. */
  int mark(Passage passage);
}
