package io.lotse.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.lotse.agent.tools.Finds;
import io.lotse.knowledge.Passage;

/** The passages that a run has retrieved, each under the mark by which it may be cited. */
class Evidence implements Finds {
  private final Map<Integer, Passage> byMark = new LinkedHashMap<>();
  private final Map<UUID, Integer> marks = new LinkedHashMap<>();

  @Override
  public synchronized int mark(Passage passage) {
    Integer mark = marks.computeIfAbsent(passage.chunkId(), fresh -> marks.size() + 1);
    byMark.merge(mark, passage, (known, again) -> again.text().length() > known.text().length() ? again : known);
    return mark;
  }

  /** The passage under a mark, or null. */
  synchronized Passage passage(int mark) {
    return byMark.get(mark);
  }
}
