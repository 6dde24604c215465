package io.lotse.scripted;

import java.util.function.Supplier;

/**
 * One moment of a response.
 *
 * @param afterMillis since the moment before
 * @param bytes what is written then, made only then
 */
record Beat(long afterMillis, Supplier<byte[]> bytes, Then then) {
  Beat(long afterMillis, byte[] bytes, Then then) {
    this(afterMillis, () -> bytes, then);
  }

  /** What follows. */
  enum Then {
    NEXT, END, SILENCE, CLOSE
  }
}
