package io.lotse.knowledge.ingestion;

import java.time.Duration;

import io.lotse.platform.Problem;

/** How often, and after which pauses, an ingestion that has failed is tried again. */
enum Patience {
  /** The document itself cannot be read: never. */
  NONE(0, Duration.ZERO),
  /** Nobody foresaw it, or the embedding model refuses a text: some minutes. */
  SHORT(8, Duration.ofMinutes(2)),
  /** An original that was taken in is not there: about a day. */
  LONG(300, Duration.ofMinutes(5)),
  /** Something else is down: until it is back, because the document has no part in that. */
  ENDLESS(Integer.MAX_VALUE, Duration.ofMinutes(5));

  /** So often may a process die over a document. */
  static final int MOST_CRASHES = 4;
  private static final String GONE = "original_not_found";
  private static final String REFUSED = "embedding_rejected";

  private final int mostFailures;
  private final Duration longestPause;

  Patience(int mostFailures, Duration longestPause) {
    this.mostFailures = mostFailures;
    this.longestPause = longestPause;
  }

  /** An original that was taken in and is not there is a matter of the object store, not of the document. */
  static Patience with(Problem problem) {
    return switch (problem.code()) {
      case GONE -> LONG;
      case REFUSED -> SHORT;
      default -> problem.status() >= 500 ? ENDLESS : NONE;
    };
  }

  boolean isAtEnd(int failures) {
    return failures >= mostFailures;
  }

  /** 1, 2, 4 … seconds, at most the longest of this patience. */
  Duration pause(int failures) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
  }
}
