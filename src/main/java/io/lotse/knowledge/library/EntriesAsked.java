package io.lotse.knowledge.library;

import io.lotse.platform.Offered;

/**
 * Asks whoever hands entries to {@link WrittenEntries} to hand over all of them once more, in a transaction of its own:
 * what is found of an entry may be an older text, when the ingestion of the newer was cancelled or given up. Fired
 * synchronously.
 */
@Offered("content: to compare what it has written with what is found")
public final class EntriesAsked {
  private int changed;

  /** Tells of how many documents the text was not the one that was written. */
  public void changed(int documents) {
    changed += documents;
  }

  public int changed() {
    return changed;
  }
}
