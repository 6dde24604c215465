package io.lotse.knowledge;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.ingest.Box;
import io.lotse.knowledge.ingest.DocumentFormat;
import io.lotse.knowledge.ingest.PageImages;
import io.lotse.platform.Problem;

/** The physical pages of PDF documents as pictures. */
@ApplicationScoped
class Pages {
  private final Library library;
  private final Originals originals;
  private final PageCache cache;
  private final PageImages images = new PageImages();

  Pages() {
    this(null, null, null);
  }

  @Inject
  Pages(Library library, Originals originals, PageCache cache) {
    this.library = library;
    this.originals = originals;
    this.cache = cache;
  }

  /** A page as PNG; 404 {@code document_not_found} or {@code page_not_found}. */
  byte[] png(UUID documentId, int page, int width) {
    Document document = pdf(documentId);
    return cache.get(documentId, page, width,
        () -> originals.with(document, file -> images.png(file, page, width)));
  }

  /** Where a quote stands on a page; no boxes where it does not. 404 as for the picture. */
  List<Box> find(UUID documentId, int page, String quote) {
    return originals.with(pdf(documentId), file -> images.find(file, page, quote));
  }

  private Document pdf(UUID documentId) {
    Document document = library.find(documentId);
    if (document.getFormat() != DocumentFormat.PDF) {
      throw new Problem(404, "page_not_found", "Only the pages of PDF documents have pictures.");
    }
    return document;
  }
}
