package io.lotse.knowledge.ranking;

/**
 * The measured constants of ranking; {@code docs/develop/retrieval.md} has the figures behind them.
 *
 * @param title weight of the title and section path beside the passage
 * @param parts weight of pieces of words
 * @param codes weight of identifiers
 * @param similar weight of a term that stands in for a mistyped one
 * @param synonyms weight of a term that stands for another word
 * @param coverage by how much of itself a keyword score grows when the whole question stands in the chunk
 * @param rankConstant k of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)
 * @param vector weight of the vectors in a language that the embedding model knows
 * @param foreignVector their weight in a language that it does not know
 * @param foreignKeyword weight of keywords that meet a chunk of another language than the question's
 */
record Tuning(double title, double parts, double codes, double similar, double synonyms, double coverage,
    double rankConstant, double vector,
    double foreignVector, double foreignKeyword) {
  static final Tuning MEASURED = new Tuning(0.5, 0.25, 3, 0.6, 0.4, 4, 10, 1, 0.05, 0.3);
}
