package io.lotse.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Offered;

/** Finds passages for a question, and the page on which a quote stands. */
@Offered("agent and bot: to search and to cite")
@ApplicationScoped
public class Passages {
  /** The best passages, best first. Throws a 422 Problem naming the parameter that is wrong. */
  public List<Passage> find(PassageQuery query) {
    return List.of();
  }

  /**
   * Where the quote stands literally (up to white space and line-end hyphens) within the passage's pages; empty when it
   * does not, so that nothing invented is ever cited.
   */
  public Optional<PageQuote> quote(UUID chunkId, String quote) {
    return Optional.empty();
  }
}
