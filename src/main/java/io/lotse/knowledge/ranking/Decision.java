package io.lotse.knowledge.ranking;

import java.util.UUID;

/**
 * What became of a candidate, and why. Each candidate of a search is decided on exactly once.
 *
 * @param other the candidate because of which it was decided so; null where none was
 */
public record Decision(Candidate candidate, Outcome outcome, UUID other) {
  /** Why a candidate is shown or not. */
  public enum Outcome {
    /** It stands for a passage of its own. */
    KEPT,
    /** It is the neighbour of a better one and shown within its passage. */
    JOINED,
    /** It would have been left to other documents, but these had too little to say. */
    KEPT_AFTER_ALL,
    /** Its vector is too far from the question, and no keyword found it. */
    BELOW_THRESHOLD,
    /** So many better ones were found that nobody looked at it. */
    BEYOND_CANDIDATES,
    /** Its document is gone, or was replaced just now. */
    GONE,
    /** A better one says the same. */
    SAME_TEXT,
    /** Its document has its share of the places, and others have something worthwhile to say. */
    DOCUMENT_SHARE,
    /** All places were taken by better ones. */
    BEYOND_TOP_K
  }

  static Decision of(Candidate candidate, Outcome outcome) {
    return new Decision(candidate, outcome, null);
  }

  static Decision because(Candidate candidate, Outcome outcome, UUID other) {
    return new Decision(candidate, outcome, other);
  }
}
