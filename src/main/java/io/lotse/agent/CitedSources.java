package io.lotse.agent;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.search.PageQuote;
import io.lotse.knowledge.search.Passage;
import io.lotse.knowledge.search.Passages;

/** Makes sources of cited passages: each with a quote that stands literally on the page it names. */
@ApplicationScoped
class CitedSources {
  private static final int CANDIDATES = 4;
  private final Passages passages;

  CitedSources() {
    this(null);
  }

  @Inject
  CitedSources(Passages passages) {
    this.passages = passages;
  }

  /** One source for each, in order. */
  List<Source> of(List<Citations.Cited> cited) {
    List<Optional<PageQuote>> quotes = passages.quotes(cited.stream().map(CitedSources::quotable).toList());
    return IntStream.range(0, cited.size()).mapToObj(i -> source(cited.get(i).passage(), quotes.get(i))).toList();
  }

  /** The language of what was said, as passages name theirs. */
  String languageOf(String said) {
    return passages.languageOf(said);
  }

  private static Passages.Cited quotable(Citations.Cited cited) {
    return new Passages.Cited(cited.passage().chunks(), Quotes.candidates(cited.passage().text(), cited.claim(),
        CANDIDATES));
  }

  private static Source source(Passage passage, Optional<PageQuote> quote) {
    boolean paged = passage.kind() == SourceKind.DOCUMENT;
    return new Source(passage.kind(), passage.documentId(), passage.filename(), passage.title(),
        paged ? quote.map(PageQuote::pageNumber).orElse(passage.pageNumber()) : null,
        paged ? quote.map(PageQuote::pageLabel).orElse(passage.pageLabel()) : null, paged ? passage.section() : null,
        passage.chunkId(), quote.map(PageQuote::quote).orElse(""),
        quote.map(found -> found.url().toString()).orElse(null));
  }
}
