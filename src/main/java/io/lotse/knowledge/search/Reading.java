package io.lotse.knowledge.search;

import java.util.List;

import io.lotse.platform.Offered;

/**
 * A part of a document, read in its own order.
 *
 * @param sections titles of the main sections with their pages, e.g. {@code 4 Montage (8)}
 * @param pages physical pages of the whole document
 * @param passages what was read, one for each chunk
 * @param nextChunk ordinal of the chunk at which to read on; null at the end
 */
@Offered("agent: to read where a search is not enough")
public record Reading(String title, String filename, int pages, List<String> sections, List<Passage> passages,
    Integer nextChunk) {
  /**
   * Where to begin.
   *
   * @param page physical page, from 1
   * @param chunk ordinal in reading order, from 0; as an earlier reading named it
   */
  public record Start(int page, int chunk) {}
}
