package io.lotse.knowledge.job;

/** There are documents to be ingested; observed after the transaction that filed them. */
public record TasksFiled() {}
