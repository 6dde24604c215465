package io.lotse.knowledge.ranking;

/**
 * How the likeness of two unit vectors is told. All three order alike; what differs is the raw number. One threshold means
 * the same under each, because the normalized score of all is the cosine, cut to 0–1.
 */
public enum Metric {
  COSINE, DOTPRODUCT, EUCLIDEAN;

  /** The raw score: the cosine itself, or the squared distance. */
  double raw(double cosine) {
    return this == EUCLIDEAN ? 2 - 2 * cosine : cosine;
  }

  /** 0–1, higher is better. */
  double normalized(double raw) {
    return Math.clamp(this == EUCLIDEAN ? 1 - raw / 2 : raw, 0.0, 1.0);
  }
}
