package io.lotse.knowledge.search;

import java.util.List;
import java.util.UUID;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.platform.Offered;

/**
 * A passage that a search found.
 *
 * @param chunkId the chunk that was found, of several the best
 * @param chunks in reading order: the chunk with those neighbours of its section that were found as well
 * @param kind where it comes from; what is no document has no pages, and a page number of 1 all the same
 * @param section path of its section, e.g. {@code 4 Montage › 4.2 Anzugsdrehmomente}
 * @param pageNumber physical page on which it starts, 1-based
 * @param pageTo physical page on which it ends
 * @param pageLabel the printed page number of {@code pageNumber}
 * @param text the literal span of the document; between neighbours an empty line
 * @param context what belongs to it but does not stand in it: a table's header row; may be empty
 * @param language BCP 47
 * @param score by which the list is ordered
 * @param normalizedScore the vector score as 0–1; null where no vectors took part
 * @param relevance 0–1: how much of what the question asks for stands in the passage
 */
@Offered("agent and bot: to read and to cite")
public record Passage(UUID chunkId, List<UUID> chunks, UUID documentId, SourceKind kind, String filename, String title,
    String product,
    String section,
    int pageNumber, int pageTo, String pageLabel, String text, String context, String language, double score,
    Double normalizedScore, Scores scores, double relevance) {
  public Passage { chunks = List.copyOf(chunks); }

  /** The parts of the score; null where a part did not see the passage. */
  public record Scores(Double keyword, Double vector, Double fused, Double rerank) {}
}
