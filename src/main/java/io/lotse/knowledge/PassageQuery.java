package io.lotse.knowledge;

import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * What is searched for; null means the setting's default, and no filter.
 *
 * @param text 1–2,000 characters
 * @param mode {@code hybrid}, {@code vector} or {@code keyword}
 * @param topK 1–100 passages returned
 * @param limitK candidates fetched of each kind; raised to topK
 * @param metric cosine, dotproduct or euclidean
 * @param threshold 0–1 on the normalized vector score
 * @param rerank false leaves the reranker out
 */
@Offered("agent and bot: to search")
public record PassageQuery(String text, String mode, Integer topK, Integer limitK, String metric, Double threshold,
    UUID documentId, String product, String language, String tag, Boolean rerank) {
  /** A search with all defaults. */
  public static PassageQuery of(String text) {
    return new PassageQuery(text, null, null, null, null, null, null, null, null, null, null);
  }
}
