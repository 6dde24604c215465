package io.lotse.agent.tools;

import java.util.UUID;

import io.lotse.knowledge.search.PassageQuery;

/** Searches narrowed down by a model, which often sends an empty text where it means none. */
final class Filters {
  private Filters() {}

  static PassageQuery query(String text, UUID document, String product, String language, String tag) {
    return new PassageQuery(text, null, null, null, null, null, document, orNull(product), orNull(language),
        orNull(tag), null);
  }

  static String orNull(String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
