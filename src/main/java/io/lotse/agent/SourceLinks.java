package io.lotse.agent;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.search.Passages;
import io.lotse.platform.Offered;

/** Gives stored sources links that work now: presigned ones live for minutes only. */
@Offered("chat: to show earlier answers")
@ApplicationScoped
public class SourceLinks {
  private final Passages passages;

  SourceLinks() {
    this(null);
  }

  @Inject
  SourceLinks(Passages passages) {
    this.passages = passages;
  }

  /** The same sources with fresh links; null where the document is gone. */
  public List<Source> renewed(List<Source> sources) {
    return sources.stream().map(this::renewed).toList();
  }

  private Source renewed(Source source) {
    String url = passages.url(source.documentId(), source.pageNumber() == null ? 1 : source.pageNumber()).map(
        Object::toString).orElse(null);
    return new Source(source.kind(), source.documentId(), source.filename(), source.title(), source.pageNumber(), source
        .pageLabel(),
        source.section(), source.chunkId(), source.quote(), url);
  }
}
