package io.lotse.knowledge;

import java.util.UUID;

/**
 * The right of this node to ingest a document just now.
 *
 * @param attempt counts from 1; together with the task it tells this right from an earlier one
 */
record Lease(UUID taskId, UUID documentId, int attempt) {
  /** The right is gone: the job was cancelled, the document deleted, or another node has taken over. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("the task is no longer this node's");
    }
  }
}
