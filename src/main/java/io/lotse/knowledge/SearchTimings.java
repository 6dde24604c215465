package io.lotse.knowledge;

/** How long a search took, in milliseconds; ranking includes the embedding of the question. */
public record SearchTimings(double totalMs, double rankingMs, double rowsMs) {
  static SearchTimings of(long started, long ranked, long ended) {
    return new SearchTimings(millis(ended - started), millis(ranked - started), millis(ended - ranked));
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 10_000.0) / 100.0;
  }
}
