package io.lotse.scripted;

/**
 * Counts since the start.
 *
 * @param active generations under way
 * @param cancelled generations whose client went away
 * @param requests everything that was asked of the models, failures included
 * @param reranks everything that was asked of the reranker
 */
public record Stats(long active, long started, long finished, long cancelled, long requests,
    long reranks) {}
