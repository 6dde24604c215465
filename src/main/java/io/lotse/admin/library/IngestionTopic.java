package io.lotse.admin.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.live.Topic;
import io.lotse.knowledge.library.Documents;

/** Makes it news how far the reading of documents has come. */
@ApplicationScoped
class IngestionTopic implements Topic {
  private final Documents documents;

  IngestionTopic() {
    this(null);
  }

  @Inject
  IngestionTopic(Documents documents) {
    this.documents = documents;
  }

  @Override
  public String name() {
    return "ingestion";
  }

  @Override
  public Object look() {
    return documents.pulse();
  }
}
