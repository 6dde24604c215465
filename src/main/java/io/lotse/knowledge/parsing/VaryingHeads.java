package io.lotse.knowledge.parsing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds running heads that say something else on every page, as a section's title: they stand at the same place, apart
 * from the text, and are not set larger than it, as a page's own heading would be.
 */
final class VaryingHeads {
  private static final int FEWEST = 5;
  private static final double FREQUENT = 0.3;
  private static final double MOSTLY = 0.8;
  private static final float APART = 1.9f;
  private static final float LARGER = 1.06f;

  private final float bodySize;
  private final Set<Integer> places = new HashSet<>();

  VaryingHeads(List<PdfPage> pages) {
    this.bodySize = Typography.of(pages).bodySize();
    Map<Integer, Integer> found = new HashMap<>();
    Map<Integer, Integer> apart = new HashMap<>();
    for (PdfPage page : pages) {
      PageLine top = top(page);
      if (top != null) {
        found.merge(place(top), 1, Integer::sum);
        apart.merge(place(top), isApart(top, page) ? 1 : 0, Integer::sum);
      }
    }
    found.forEach((place, count) -> {
      if (count >= FEWEST && count > FREQUENT * pages.size() && apart.get(place) > MOSTLY * count) {
        places.add(place);
      }
    });
  }

  /** Whether the line is such a head of its page. */
  boolean holds(PageLine line, PdfPage page) {
    PageLine top = top(page);
    return top != null && places.contains(place(line)) && place(top) == place(line) && isApart(line, page)
        && line.size() <= LARGER * bodySize;
  }

  private static PageLine top(PdfPage page) {
    PageLine top = null;
    for (PageLine line : page.lines()) {
      top = top == null || line.base() < top.base() ? line : top;
    }
    return page.lines().size() < 3 ? null : top;
  }

  private static boolean isApart(PageLine head, PdfPage page) {
    float next = Float.MAX_VALUE;
    for (PageLine line : page.lines()) {
      if (line.base() > head.base() + 0.3f * head.size()) {
        next = Math.min(next, line.base());
      }
    }
    return next - head.last() > APART * head.size();
  }

  private static int place(PageLine line) {
    return Math.round(line.base());
  }
}
