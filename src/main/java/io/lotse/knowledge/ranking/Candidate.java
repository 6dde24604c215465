package io.lotse.knowledge.ranking;

import java.util.Comparator;
import java.util.UUID;

/**
 * A chunk that may answer the question.
 *
 * @param score orders the candidates, higher is better: the fused score, the cosine or BM25, by mode, or
 *   the reranker's
 * @param normalizedScore the same order on 0–1
 * @param scores what the parts of the search gave
 * @param coverage 0–1: the share of what the question asks for that stands in the chunk, rare words counting most; at
 *   most 0.2 where the question names an identifier and the chunk holds none of those that it names
 */
public record Candidate(UUID chunkId, UUID documentId, double score, double normalizedScore, Scores scores,
    double coverage) {

  /** The most that one which the reranker has not read gets of the lowest score that it gave. */
  private static final double BELOW = 0.9;

  /** Best first; equal scores by chunk id. */
  static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::score).reversed()
      .thenComparing(Candidate::chunkId);

  /**
   * Raw scores; null where that part did not find the chunk.
   *
   * @param keyword BM25, weighted over the fields and by the coverage
   * @param vector by the metric of the search
   * @param fused of both
   * @param rerank 0–1, of the reranker
   */
  public record Scores(Double keyword, Double vector, Double fused, Double rerank) {}

  Candidate withCoverage(double share) {
    return new Candidate(chunkId, documentId, score, normalizedScore, scores, share);
  }

  /** The same candidate in the place that the reranker gives it. */
  Candidate reranked(double relevance) {
    return new Candidate(chunkId, documentId, relevance, relevance,
        new Scores(scores.keyword(), scores.vector(), scores.fused(), relevance), coverage);
  }

  /** The same candidate below all that the reranker has read, of which {@code least} is the lowest score. */
  Candidate unread(double least) {
    double below = least * BELOW * normalizedScore;
    return new Candidate(chunkId, documentId, below, below, scores, coverage);
  }
}
