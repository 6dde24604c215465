package io.lotse.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.lotse.agent.tools.Finds;
import io.lotse.knowledge.search.Passage;
import io.lotse.model.ModelMessage;

/** The passages that a run has retrieved, each under the mark by which it may be cited. */
class Evidence implements Finds {
  private final Map<Integer, Passage> byMark = new LinkedHashMap<>();
  private final Map<UUID, Integer> marks = new LinkedHashMap<>();
  private int last;

  @Override
  public synchronized int mark(Passage passage) {
    int mark = marks.computeIfAbsent(passage.chunkId(), fresh -> ++last);
    keep(mark, passage);
    return mark;
  }

  /** The passage under a mark, or null. */
  synchronized Passage passage(int mark) {
    return byMark.get(mark);
  }

  /** All passages by their marks, in the order in which they were found. */
  synchronized Map<Integer, Passage> passages() {
    return new LinkedHashMap<>(byMark);
  }

  /** Where the passages come from, to be kept with what was read. */
  synchronized List<Reference> references(List<ModelMessage.Passage> read) {
    return read.stream().map(each -> Reference.of(each.mark(), byMark.get(each.mark()))).toList();
  }

  /** What was read before, under the marks of then. */
  synchronized void restore(StepBody.Tool step) {
    for (Reference reference : step.evidence()) {
      marks.put(reference.chunkId(), reference.mark());
      last = Math.max(last, reference.mark());
      step.passages().stream().filter(read -> read.mark() == reference.mark()).findFirst()
          .ifPresent(read -> keep(reference.mark(), reference.passage(read)));
    }
  }

  private void keep(int mark, Passage passage) {
    byMark.merge(mark, passage, (known, again) -> again.text().length() > known.text().length() ? again : known);
  }
}
