package io.lotse.knowledge.ingestion;

import java.util.UUID;

import io.lotse.knowledge.document.Edition;
import io.lotse.knowledge.original.Original;

/**
 * The edition that is being worked on.
 *
 * @param number of the edition; 0 = there is none to work on
 * @param divided whether its pages, sections and chunks are complete, so that an earlier attempt's work is gone on with
 */
record Draft(UUID documentId, int number, Original original, boolean divided, int pages, int chunks) {
  static Draft of(UUID documentId, Edition edition) {
    return new Draft(documentId, edition.getNumber(), edition.original(), edition.isDivided(), edition.getPages(),
        edition.getChunks());
  }

  static Draft none(UUID documentId) {
    return new Draft(documentId, 0, null, true, 0, 0);
  }

  Draft divided(int pageCount, int chunkCount) {
    return new Draft(documentId, number, original, true, pageCount, chunkCount);
  }
}
