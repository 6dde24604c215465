package io.lotse.knowledge.ranking;

import io.lotse.knowledge.index.Filter;

/**
 * What is searched for, and how.
 *
 * @param topK how many candidates at most
 * @param limitK how many are fetched of each kind before fusion; raised to {@code topK}
 * @param threshold 0–1 on the normalized vector score; null = that of the embedding model
 * @param language of the question, BCP 47 primary subtag; null = to be found out
 */
public record SearchQuery(String text, SearchMode mode, int topK, int limitK, Metric metric, Double threshold,
    Filter filter, String language) {
  public SearchQuery {
    if (topK < 1)
      throw new IllegalArgumentException("topK " + topK + " is less than 1");
    limitK = Math.max(limitK, topK);
  }

  /** A hybrid search over everything. */
  public static SearchQuery of(String text, int topK, int limitK) {
    return new SearchQuery(text, SearchMode.HYBRID, topK, limitK, Metric.COSINE, null, Filter.NONE, null);
  }

  /** The same search with another number of candidates. */
  public SearchQuery first(int most) {
    return new SearchQuery(text, mode, most, limitK, metric, threshold, filter, language);
  }

  public SearchQuery in(SearchMode other) {
    return new SearchQuery(text, other, topK, limitK, metric, threshold, filter, language);
  }

  public SearchQuery by(Metric other) {
    return new SearchQuery(text, mode, topK, limitK, other, threshold, filter, language);
  }

  public SearchQuery above(double least) {
    return new SearchQuery(text, mode, topK, limitK, metric, least, filter, language);
  }

  public SearchQuery within(Filter other) {
    return new SearchQuery(text, mode, topK, limitK, metric, threshold, other, language);
  }
}
