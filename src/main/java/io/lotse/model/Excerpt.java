package io.lotse.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A literal span of a passage that can stand alone as a quote.
 *
 * @param literal the span, without white space around it
 * @param context what stands above it and belongs to its meaning: a table's head, the sentence that introduces steps
 * @param table for rows: what tells their table from others of the passage
 * @param terms its terms with those of its context, which it is found by as well
 * @param place terms of the title and the section in which it stands
 */
record Excerpt(Kind kind, int start, String literal, String context, int table, List<Term> terms, List<Term> place) {

  /** A number with a unit of at most three characters, or with a word for a time. */
  private static final Pattern QUANTITY = Pattern.compile(
      "\\d[\\d.,]*\\s?(?:[%°]|\\p{L}{1,3}\\b|Monat|Jahr|Tag|Stund|Minut"
          + "|Sekund|month|year|day|hour|minute|second|tháng|năm|ngày|giờ|phút|giây)");

  enum Kind {
    SENTENCE, ROW, STEP, PROCEDURE
  }

  Excerpt(Kind kind, int start, String literal, String context, int table, List<Term> place) {
    this(kind, start, literal, context, table, Term.in(context + " " + literal), place);
  }

  boolean isQuantified() { return QUANTITY.matcher(literal).find(); }
}
