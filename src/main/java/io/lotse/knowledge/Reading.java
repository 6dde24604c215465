package io.lotse.knowledge;

import java.net.URI;
import java.util.List;

import io.lotse.platform.Offered;

/**
 * A part of a document, read in its own order.
 *
 * @param sections titles of the main sections with their pages, e.g. {@code 4 Montage (8)}
 * @param pages physical pages of the whole document
 * @param passages what stands on the pages read
 * @param nextPage where to read on; null at the end
 * @param url opens the document for a short while
 */
@Offered("agent: to read where a search is not enough")
public record Reading(String title, String filename, int pages, List<String> sections, List<Passage> passages,
    Integer nextPage, URI url) {}
