package io.lotse.content;

import io.lotse.platform.Problem;

/**
 * What is said of an id that there is not; clients know these texts, which differ by what was wanted. Where the id is
 * named, {@code %d} stands for it.
 */
record Unknown(String code, String toRead, String toChange, String toRemove) {
  Problem read(int id) {
    return Problem.notFound(code, toRead.formatted(id));
  }

  Problem change(int id) {
    return Problem.notFound(code, toChange.formatted(id));
  }

  Problem remove(int id) {
    return Problem.notFound(code, toRemove.formatted(id));
  }
}
