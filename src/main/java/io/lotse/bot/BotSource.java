package io.lotse.bot;

import java.util.UUID;

import io.lotse.agent.Source;
import io.lotse.knowledge.search.Passage;

/**
 * What an answer cites.
 *
 * @param source title and page, as people read it
 * @param text the passage
 * @param score by which the passages are ordered
 */
public record BotSource(String source, String text, double score, Metadata metadata) {
  /**
   * Where it stands.
   *
   * @param quote a literal span of the passage
   * @param url opens the document at the page, for a short while
   * @param normalizedScore the vector score, 0–1; null where no vectors took part
   * @param relevance how much of what was asked stands in the passage, 0–1
   */
  public record Metadata(UUID documentId, UUID chunkId, String filename, String title, String section,
      Integer pageNumber, String pageLabel, String quote, String url, Double normalizedScore, double relevance) {}

  static BotSource of(Source cited, Passage passage) {
    String page = cited.pageLabel();
    return new BotSource(page == null || page.isBlank() ? cited.title() : cited.title() + ", p. " + page,
        passage.text(), passage.score(),
        new Metadata(cited.documentId(), cited.chunkId(), cited.filename(), cited.title(), cited.section(),
            cited.pageNumber(), page, cited.quote(), cited.url(), passage.normalizedScore(), passage.relevance()));
  }
}
