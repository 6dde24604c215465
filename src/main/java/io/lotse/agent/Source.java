package io.lotse.agent;

import java.util.UUID;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.platform.Offered;

/**
 * What an answer cites; the text's {@code [n]} is the n-th source.
 *
 * @param kind what is cited; an answer that was stored before there were kinds cites documents
 * @param pageNumber the physical page on which the quote stands, 1-based; null where the source has no pages
 * @param pageLabel its printed number; null likewise
 * @param quote a literal span of that page
 * @param url opens the document at that page, for a short while; null when it is gone
 */
@Offered("chat and bot: to show what an answer rests on")
public record Source(SourceKind kind, UUID documentId, String filename, String title, Integer pageNumber,
    String pageLabel, String section, UUID chunkId, String quote, String url) {
  public Source { kind = kind == null ? SourceKind.DOCUMENT : kind; }
}
