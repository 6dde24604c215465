package io.lotse.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.agent.Source;
import io.lotse.knowledge.Passages;

/** Gives stored sources links that work now: presigned ones live for minutes only. */
@ApplicationScoped
class FreshUrls {
  private final Passages passages;

  FreshUrls() {
    this(null);
  }

  @Inject
  FreshUrls(Passages passages) {
    this.passages = passages;
  }

  MessageView refreshed(MessageView message) {
    return message.sources().isEmpty() ? message : message.with(message.sources().stream().map(this::refreshed)
        .toList());
  }

  private Source refreshed(Source source) {
    String url = passages.url(source.documentId(), source.pageNumber()).map(Object::toString).orElse(null);
    return new Source(source.documentId(), source.filename(), source.title(), source.pageNumber(), source.pageLabel(),
        source.section(), source.chunkId(), source.quote(), url);
  }
}
