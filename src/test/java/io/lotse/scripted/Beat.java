package io.lotse.scripted;

/**
 * One moment of a response.
 *
 * @param afterMillis since the moment before
 * @param bytes what is written then
 */
record Beat(long afterMillis, byte[] bytes, Then then) {
  /** What follows. */
  enum Then {
    NEXT, END, SILENCE, CLOSE
  }
}
