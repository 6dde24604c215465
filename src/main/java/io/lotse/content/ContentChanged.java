package io.lotse.content;

/**
 * Something of a kind has changed, fired within the transaction that changes it.
 *
 * @param kind as its path names it
 */
record ContentChanged(String kind) {}
