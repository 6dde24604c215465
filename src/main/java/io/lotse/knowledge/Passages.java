package io.lotse.knowledge;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.PassageRows.PageOfChunk;
import io.lotse.knowledge.ingest.DocumentFormat;
import io.lotse.platform.Offered;

/** Finds passages for a question, and the page on which a quote stands. */
@Offered("agent and bot: to search and to cite")
@ApplicationScoped
public class Passages {
  private final PassageSearch search;
  private final PassageRows rows;
  private final Originals originals;

  Passages() {
    this(null, null, null);
  }

  @Inject
  Passages(PassageSearch search, PassageRows rows, Originals originals) {
    this.search = search;
    this.rows = rows;
    this.originals = originals;
  }

  /** The best passages, best first. Throws a 422 Problem naming the parameter that is wrong. */
  public List<Passage> find(PassageQuery query) {
    return search.find(query).passages();
  }

  /**
   * Where the quote stands literally (up to white space and line-end hyphens) within the passage's pages; empty when it
   * does not, so that nothing invented is ever cited.
   */
  public Optional<PageQuote> quote(UUID chunkId, String quote) {
    return new PagesOfChunk(rows.pages(chunkId)).find(quote)
        .map(place -> new PageQuote(place.page().number(), place.page().label(), place.quote(), link(place.page())));
  }

  private URI link(PageOfChunk page) {
    URI link = originals.link(page.objectKey(), page.filename());
    boolean opensAtPages = page.format().equals(DocumentFormat.PDF.name());
    return opensAtPages ? URI.create(link + "#page=" + page.number()) : link;
  }

  /** A link that opens the document at a physical page for a short while; empty when the document is gone. */
  public Optional<URI> url(UUID documentId, int pageNumber) {
    return Optional.empty();
  }
}
