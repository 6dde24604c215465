package io.lotse.knowledge.search;

/**
 * The measured constants of ranking; {@code docs/develop/retrieval.md} has the figures behind them.
 *
 * @param title weight of the title and section path beside the passage
 * @param parts weight of pieces of words
 * @param codes weight of identifiers
 * @param similar weight of a term that stands in for a mistyped one
 * @param rankConstant k of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)
 * @param vector weight of the vectors in a language that the embedding model knows
 * @param foreignVector their weight in a language that it does not know
 * @param foreignKeyword weight of keywords that meet a chunk of another language than the question's
 */
record Tuning(double title, double parts, double codes, double similar, double rankConstant, double vector,
    double foreignVector, double foreignKeyword) {
  static final Tuning MEASURED = new Tuning(0.5, 0.15, 2, 0.6, 10, 1, 0.05, 0.3);
}
