package io.lotse.knowledge.search;

import java.util.UUID;

import io.lotse.platform.Offered;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

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

  private static final int CANDIDATES_OF_BOTS = 10;

  /** The candidates of each kind where a bot names none: fewer than of other searches, unless the setting is set. */
  public static int candidatesOfBots(Settings settings) {
    return settings.sourceOf(Setting.RETRIEVAL_DEFAULT_LIMIT_K).equals("default") ? CANDIDATES_OF_BOTS
        : settings.number(Setting.RETRIEVAL_DEFAULT_LIMIT_K);
  }

  /** A search with all defaults. */
  public static PassageQuery of(String text) {
    return new PassageQuery(text, null, null, null, null, null, null, null, null, null, null);
  }
}
