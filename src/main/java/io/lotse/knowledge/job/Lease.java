package io.lotse.knowledge.job;

import java.util.UUID;

/**
 * The right of this node to ingest a document just now.
 *
 * @param attempt counts from 1; together with the task it tells this right from an earlier one
 * @param failures how often it has failed since something of the work was last kept
 * @param crashes how often a process has died over it since then
 */
public record Lease(UUID taskId, UUID jobId, UUID documentId, TaskKind kind, int attempt, int failures, int crashes) {
  /** The right is gone: the job was cancelled, the document deleted, or another node has taken over. */
  public static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Lost() {
      super("the task is no longer this node's");
    }
  }
}
