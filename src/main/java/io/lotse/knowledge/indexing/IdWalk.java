package io.lotse.knowledge.indexing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Ids in ascending order of their digits, fetched page by page. */
final class IdWalk {
  private final UnaryPages pages;
  private final Deque<UUID> fetched = new ArrayDeque<>();
  private UUID last;
  private boolean ended;

  /** The ids after one (null = from the first), empty at the end. */
  interface UnaryPages {
    List<UUID> after(UUID last);
  }

  IdWalk(UnaryPages pages) {
    this.pages = pages;
  }

  boolean hasNext() {
    if (fetched.isEmpty() && !ended) {
      fetched.addAll(pages.after(last));
      ended = fetched.isEmpty();
    }
    return !fetched.isEmpty();
  }

  UUID next() {
    hasNext();
    last = fetched.remove();
    return last;
  }

  /** Which of two comes first; one that has ended comes last. */
  int compareTo(IdWalk other) {
    if (!hasNext() || !other.hasNext()) {
      return Boolean.compare(!hasNext(), !other.hasNext());
    }
    return fetched.peek().toString().compareTo(other.fetched.peek().toString());
  }
}
