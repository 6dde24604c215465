package io.lotse.agent;

import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * What an answer cites; the text's {@code [n]} is the n-th source.
 *
 * @param pageNumber the physical page on which the quote stands, 1-based
 * @param pageLabel its printed number
 * @param quote a literal span of that page
 * @param url opens the document at that page, for a short while; null when it is gone
 */
@Offered("chat and bot: to show what an answer rests on")
public record Source(UUID documentId, String filename, String title, int pageNumber, String pageLabel, String section,
    UUID chunkId, String quote, String url) {}
