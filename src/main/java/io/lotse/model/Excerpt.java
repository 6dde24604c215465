package io.lotse.model;

import java.util.List;

/**
 * A literal span of a passage that can stand alone as a quote.
 *
 * @param literal the span, without white space around it
 * @param context what stands above it and belongs to its meaning: a table's head, the sentence that introduces steps
 * @param table for rows: what tells their table from others of the passage
 */
record Excerpt(Kind kind, int start, String literal, String context, int table) {
  enum Kind {
    SENTENCE, ROW, STEP, PROCEDURE
  }

  /** Its terms with those of its context, which it is found by as well. */
  List<Term> terms() {
    return Term.in(context + " " + literal);
  }
}
