package io.lotse.knowledge;

/** There are documents to be ingested; observed after the transaction that filed them. */
record TasksFiled() {}
