package io.lotse.content;

import java.util.List;

import io.lotse.platform.Problem.FieldError;

/** What an editor writes of an entry: all that is neither its id nor its history. */
interface Draft {
  /** What the fields, each fine for itself, do not fit together in. */
  default List<FieldError> contradictions() {
    return List.of();
  }
}
