package io.lotse.knowledge.search;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.Document;
import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.index.LanguageDetection;
import io.lotse.knowledge.original.Originals;
import io.lotse.knowledge.parsing.DocumentFormat;
import io.lotse.knowledge.search.PassageRows.PageOfChunk;
import io.lotse.platform.Offered;
import io.lotse.platform.Settings;

/** Finds passages for a question, and the page on which a quote stands. */
@Offered("agent and bot: to search and to cite")
@ApplicationScoped
public class Passages {
  private final LanguageDetection languages = new LanguageDetection();
  private final PassageSearch search;
  private final PassageRows rows;
  private final Originals originals;
  private final Reader reader;

  Passages() {
    this(null, null, null, null);
  }

  @Inject
  Passages(PassageSearch search, PassageRows rows, Originals originals, Reader reader) {
    this.search = search;
    this.rows = rows;
    this.originals = originals;
    this.reader = reader;
  }

  /** The best passages, and what could not take part. Throws a 422 Problem naming the parameter that is wrong. */
  public Found find(PassageQuery query) {
    return search.find(query);
  }

  /** The best passages that come from there; documents that the query names do not count. */
  public Found find(PassageQuery query, SourceKind kind) {
    return search.find(query, kind);
  }

  /** The same search with all of its candidates, and why each is shown or not. */
  public ExplainedSearch explain(PassageQuery query) {
    return search.explain(query);
  }

  /** Refuses a search that {@link #find} would refuse, without searching. */
  public void check(PassageQuery query) {
    SearchWish.read(query, Settings.current());
  }

  /** A passage that is cited, and what might be quoted of it, the most fitting first. */
  public record Cited(List<UUID> chunks, List<String> quotes) {}

  /**
   * For each, in order, the first of its quotes that stands literally (up to white space and line-end hyphens) on the
   * passage's pages; empty when none does, so that nothing invented is ever cited.
   */
  public List<Optional<PageQuote>> quotes(List<Cited> cited) {
    Map<UUID, List<PageOfChunk>> pages = rows
        .pages(cited.stream().flatMap(each -> each.chunks().stream()).distinct().toList());
    return cited.stream().map(each -> quote(PagesOfChunk.ofNeighbours(
        each.chunks().stream().map(chunk -> pages.getOrDefault(chunk, List.of())).toList()), each.quotes())
        .or(() -> corrected(each, pages)))
        .toList();
  }

  private Optional<PageQuote> quote(PagesOfChunk pages, List<String> quotes) {
    return quotes.stream().map(pages::find).flatMap(Optional::stream).findFirst()
        .map(place -> new PageQuote(place.page().number(), place.page().label(), place.quote(), link(place.page())));
  }

  /** What somebody has corrected stands in the chunk, and so on none of the pages as they were read. */
  private Optional<PageQuote> corrected(Cited cited, Map<UUID, List<PageOfChunk>> pages) {
    Map<UUID, String> texts = rows.corrected(cited.chunks());
    for (UUID chunk : cited.chunks()) {
      List<PageOfChunk> of = pages.getOrDefault(chunk, List.of());
      LiteralText text = new LiteralText(texts.getOrDefault(chunk, ""));
      Optional<String> said = of.isEmpty() ? Optional.empty() : cited.quotes().stream()
          .filter(quote -> text.find(quote, 0, Integer.MAX_VALUE).isPresent()).findFirst();
      if (said.isPresent()) {
        return Optional.of(new PageQuote(of.getFirst().number(), of.getFirst().label(), said.get(),
            link(of.getFirst())));
      }
    }
    return Optional.empty();
  }

  private URI link(PageOfChunk page) {
    if (page.link() != null) {
      return publicLink(page.link());
    }
    URI link = originals.link(page.objectKey(), page.filename());
    boolean opensAtPages = page.format().equals(DocumentFormat.PDF.name());
    return opensAtPages ? URI.create(link + "#page=" + page.number()) : link;
  }

  /** A link that opens the document at a physical page for a short while; empty when the document is gone. */
  public Optional<URI> url(UUID documentId, int pageNumber) {
    return reader.document(documentId).map(document -> link(document, pageNumber));
  }

  /**
   * Reads a document in its own order; empty when there is none of this id.
   *
   * @param characters how much is read at most; what is left over is read from {@link Reading#nextChunk()} on
   */
  public Optional<Reading> read(UUID documentId, Reading.Start start, int characters) {
    return reader.document(documentId).map(document -> {
      Reader.Portion portion = reader.read(documentId, start, characters);
      return new Reading(document.getTitle(), document.getFilename(), document.view().pages(),
          reader.sections(documentId), portion.rows().stream().map(Passages::read).toList(), portion.next());
    });
  }

  /** What a question asks for: its content words, by their stems, so that two ways to put it have many in common. */
  public Set<String> contentWords(String question) {
    return search.contentWords(question);
  }

  /** The language of a question: {@code de}, {@code en} or {@code vi}; English when it is none of them. */
  public String languageOf(String question) {
    return languages.detect(question).filter(found -> !found.equals(LanguageDetection.OTHER)).orElse("en");
  }

  private URI link(Document document, int page) {
    if (document.getLink() != null) {
      return publicLink(document.getLink());
    }
    URI link = originals.link(document.getObjectKey(), document.getFilename());
    return document.getFormat() == DocumentFormat.PDF ? URI.create(link + "#page=" + page) : link;
  }

  private static URI publicLink(String link) {
    return URI.create(Settings.current().publicUrl() + link);
  }

  private static Passage read(PassageRows.Row row) {
    return new Passage(row.chunkId(), List.of(row.chunkId()), row.documentId(), SourceKind.of(row.kind()), row
        .filename(),
        row.title(), row
            .product(), row.section(),
        row.pageFrom(), row.pageTo(), row.pageLabel(), row.text(), row.context(), row.language(), 0, null, null, 1);
  }
}
