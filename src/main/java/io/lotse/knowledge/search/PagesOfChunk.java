package io.lotse.knowledge.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.lotse.knowledge.search.LiteralText.Span;
import io.lotse.knowledge.search.PassageRows.PageOfChunk;

/** The pages on which a chunk stands, or neighbours, read as one text; each begins at its offset of {@code starts}. */
record PagesOfChunk(List<PageOfChunk> pages, int[] starts, LiteralText text) {

  private static final String BREAK = "\n";

  /** A literal span of one page. */
  record Place(PageOfChunk page, String quote) {}

  /** @param pages in order; none when the chunk is gone */
  static PagesOfChunk of(List<PageOfChunk> pages) {
    StringBuilder all = new StringBuilder();
    int[] starts = new int[pages.size()];
    for (int i = 0; i < pages.size(); i++) {
      all.append(i == 0 ? "" : BREAK);
      starts[i] = all.length();
      all.append(pages.get(i).text());
    }
    return new PagesOfChunk(pages, starts, new LiteralText(all.toString()));
  }

  /** @param parts the pages of each chunk, in reading order; two chunks may stand on the same page */
  static PagesOfChunk ofNeighbours(List<List<PageOfChunk>> parts) {
    Map<Integer, PageOfChunk> pages = new TreeMap<>();
    parts.forEach(part -> part.forEach(page -> pages.merge(page.number(), page, PageOfChunk::upTo)));
    return of(List.copyOf(pages.values()));
  }

  /**
   * Where a quote stands: within the chunk if it does, else elsewhere on its pages. Of a quote that runs over a page's
   * end, the longer of its parts.
   */
  Optional<Place> find(String quote) {
    if (pages.isEmpty()) {
      return Optional.empty();
    }
    PageOfChunk first = pages.getFirst();
    PageOfChunk last = pages.getLast();
    int from = first.chunkStart() - first.pageStart();
    int to = starts[pages.size() - 1] + last.chunkEnd() - last.pageStart();
    return text.find(quote, from, to).map(this::longestPart);
  }

  private Place longestPart(Span span) {
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
