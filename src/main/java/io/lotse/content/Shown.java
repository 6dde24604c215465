package io.lotse.content;

/** A record as clients see it, of a certain version. */
interface Shown {
  /** Counts the changes, from 1. */
  int version();
}
