package io.lotse.knowledge.parsing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.lotse.knowledge.parsing.ParsedBlock.Kind;

/**
 * How a document is usually set.
 *
 * @param bodySize font size of most of its text, in points
 * @param leading  usual distance of two lines of a paragraph, in font sizes
 */
record Typography(float bodySize, float leading) {
  private static final float USUAL_LEADING = 1.2f;
  private static final float DISPLAY = 1.4f;
  private static final float WIDEST_LEADING = 2.2f;

  static Typography of(List<PdfPage> pages) {
    Map<Integer, Integer> charactersOfSize = new HashMap<>();
    Map<Integer, Integer> stepsOfLeading = new HashMap<>();
    for (PdfPage page : pages) {
      PageLine before = null;
      for (PageLine line : page.lines()) {
        if (line.kind() == Kind.PARAGRAPH || line.kind() == Kind.ITEM) {
          charactersOfSize.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum);
          if (before != null && areNeighbours(before, line)) {
            stepsOfLeading.merge(Math.round((line.base() - before.base()) / line.size() * 20), 1, Integer::sum);
          }
        }
        before = line;
      }
    }
    return new Typography(mostOf(charactersOfSize, 20) / 2f, mostOf(stepsOfLeading, (int) (USUAL_LEADING * 20)) / 20f);
  }

  /** The headings by their looks, for a document without bookmarks. */
  Headings headings(List<PdfPage> pages) {
    return new HeadingLooks(this, pages).find();
  }

  /** The largest line of a title page, or null where none stands out. */
  String display(PdfPage page) {
    return page.lines().stream().filter(line -> line.size() > DISPLAY * bodySize)
        .reduce((a, b) -> b.size() > a.size() ? b : a).map(PageLine::text).orElse(null);
  }

  /** The widest step, in points, from one line of a paragraph to the next. */
  float widestStep(float size) {
    return (leading * 1.2f + 0.1f) * size;
  }

  private static boolean areNeighbours(PageLine before, PageLine line) {
    float step = line.base() - before.base();
    return step > 0.5f * line.size() && step < WIDEST_LEADING * line.size() && before.size() == line.size()
        && Math.abs(before.left() - line.left()) < 2;
  }

  private static int mostOf(Map<Integer, Integer> counts, int otherwise) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(otherwise);
  }
}
