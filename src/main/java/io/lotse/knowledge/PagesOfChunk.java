package io.lotse.knowledge;

import java.util.List;
import java.util.Optional;

import io.lotse.knowledge.LiteralText.Span;
import io.lotse.knowledge.PassageRows.PageOfChunk;

/** The pages on which a chunk stands, or neighbouring chunks, read as one text. */
record PagesOfChunk(List<PageOfChunk> pages) {
  private static final String BREAK = "\n";

  /** A literal span of one page. */
  record Place(PageOfChunk page, String quote) {}

  /**
   * Where a quote stands: within the chunk if it does, else elsewhere on its pages. Of a quote that runs over a page's
   * end, the longer of its parts.
   */
  Optional<Place> find(String quote) {
    StringBuilder all = new StringBuilder();
    int[] starts = new int[pages.size()];
    for (int i = 0; i < pages.size(); i++) {
      all.append(i == 0 ? "" : BREAK);
      starts[i] = all.length();
      all.append(pages.get(i).text());
    }
    if (pages.isEmpty()) {
      return Optional.empty();
    }
    PageOfChunk first = pages.getFirst();
    PageOfChunk last = pages.getLast();
    int from = first.chunkStart() - first.pageStart();
    int to = starts[pages.size() - 1] + last.chunkEnd() - last.pageStart();
    return new LiteralText(all.toString()).find(quote, from, to).map(span -> longestPart(span, starts));
  }

  private Place longestPart(Span span, int[] starts) {
    Place longest = null;
    for (int i = 0; i < pages.size(); i++) {
      String text = pages.get(i).text();
      int from = Math.clamp((long) span.start() - starts[i], 0, text.length());
      int to = Math.clamp((long) span.end() - starts[i], 0, text.length());
      String part = text.substring(from, to).strip();
      if (longest == null || part.length() > longest.quote().length()) {
        longest = new Place(pages.get(i), part);
      }
    }
    return longest;
  }
}
