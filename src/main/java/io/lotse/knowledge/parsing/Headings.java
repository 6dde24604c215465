package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where sections begin: which of the pages' lines are headings, told by their identity. */
final class Headings {
  /**
   * @param lines how many lines the heading takes; 0 where a section begins at a line that is not its heading
   */
  record Heading(int level, String title, int lines) {}

  private final Map<PageLine, List<Heading>> headings = new IdentityHashMap<>();

  void put(PageLine line, Heading heading) {
    headings.computeIfAbsent(line, l -> new ArrayList<>(1)).add(heading);
  }

  List<Heading> at(PageLine line) {
    return headings.getOrDefault(line, List.of());
  }

  int size() {
    return headings.size();
  }
}
