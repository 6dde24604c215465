package io.lotse.knowledge.search;

import io.lotse.platform.Offered;

/** How long a search took, in milliseconds; ranking includes the embedding of the question and the reranker. */
@Offered("admin: to show and to keep the library")
public record SearchTimings(double totalMs, double rankingMs, double rowsMs) {
  static SearchTimings of(long all, long rows) {
    return new SearchTimings(millis(all), millis(all - rows), millis(rows));
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 10_000.0) / 100.0;
  }
}
