package io.lotse.agent;

import java.util.List;
import java.util.UUID;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.search.Passage;
import io.lotse.model.ModelMessage;

/** Where a passage that a run has read comes from, so that it can still be cited when the run is taken up again. */
record Reference(int mark, UUID chunkId, List<UUID> chunks, UUID documentId, SourceKind kind, String filename,
    String title, String product, String section, int pageNumber, int pageTo, String pageLabel, String context) {

  static Reference of(int mark, Passage passage) {
    return new Reference(mark, passage.chunkId(), passage.chunks(), passage.documentId(), passage.kind(),
        passage.filename(), passage.title(), passage.product(), passage.section(), passage.pageNumber(),
        passage.pageTo(), passage.pageLabel(), passage.context());
  }

  /** The passage with the text that the model has read. */
  Passage passage(ModelMessage.Passage read) {
    return new Passage(chunkId, chunks, documentId, kind, filename, title, product, section, pageNumber, pageTo,
        pageLabel, read.text(), context, read.language(), 0, null, null, read.relevance());
  }
}
