package io.lotse.knowledge.search;

import java.net.URI;

import io.lotse.platform.Offered;

/**
 * A literal span of a page.
 *
 * @param pageNumber physical page, 1-based
 * @param pageLabel its printed number
 * @param quote the span as it stands there
 * @param url opens the document at that page, for a short while
 */
@Offered("agent: to cite")
public record PageQuote(int pageNumber, String pageLabel, String quote, URI url) {}
