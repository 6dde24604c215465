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
    return marks.computeIfAbsent(passage.chunkId(), fresh -> {
      int mark = marks.size() + 1;
      byMark.put(mark, passage);
      return mark;
    });
  }

  /** The passage under a mark, or null. */
  synchronized Passage passage(int mark) {
    return byMark.get(mark);
  }
}
