package io.lotse.knowledge.library;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.parsing.Box;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.knowledge.parsing.PageImages;
import io.lotse.platform.Problem;

/** The physical pages of PDF documents as pictures. */
@ApplicationScoped
class Pages {
  private static final List<Integer> WIDTHS = List.of(400, 600, 800, 1000, 1400, PageImages.MAX_WIDTH);
  private static final int AT_A_TIME = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private final Library library;
  private final Originals originals;
  private final PageCache cache;
  private final PageImages images = new PageImages();
  private final PageTurns turns = new PageTurns(AT_A_TIME, LONGEST_WAIT);

  Pages() {
    this(null, null, null);
  }

  @Inject
  Pages(Library library, Originals originals, PageCache cache) {
    this.library = library;
    this.originals = originals;
    this.cache = cache;
  }

  /**
   * A page as PNG; 404 {@code document_not_found} or {@code page_not_found}, 503 {@code too_many_pages}.
   *
   * @param width in pixels, rounded up to one of a few, so that the same picture serves many
   */
  byte[] png(UUID documentId, int page, int width) {
    Document document = pdf(documentId);
    int pixels = rounded(width);
    byte[] picture = cache.get(Originals.id(document.getObjectKey()).orElse(documentId), page, pixels,
        () -> turns.take(() -> originals.with(document.original(), file -> images.png(file, page, pixels))));
    if (!library.holds(documentId)) {
      Originals.id(document.getObjectKey()).ifPresent(cache::forget);
      throw Document.unknown();
    }
    return picture;
  }

  /** Where a quote stands on a page; no boxes where it does not. 404 and 503 as for the picture. */
  List<Box> find(UUID documentId, int page, String quote) {
    Document document = pdf(documentId);
    return turns.take(() -> originals.with(document.original(), file -> images.find(file, page, quote)));
  }

  /** Where some of a page's words stand. 404 and 503 as for the picture. */
  List<Box> words(UUID documentId, int page, Predicate<String> wanted) {
    Document document = pdf(documentId);
    return turns.take(() -> originals.with(document.original(), file -> images.words(file, page, wanted)));
  }

  static int rounded(int width) {
    return WIDTHS.stream().filter(step -> step >= width).findFirst().orElse(width);
  }

  private Document pdf(UUID documentId) {
    Document document = library.find(documentId);
    if (document.getFormat() != DocumentFormat.PDF) {
      throw new Problem(404, "page_not_found", "Only the pages of PDF documents have pictures.");
    }
    return document;
  }
}
