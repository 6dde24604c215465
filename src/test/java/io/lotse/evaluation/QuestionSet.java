package io.lotse.evaluation;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.lotse.knowledge.index.IndexedChunk;

/**
 * Chunks without vectors, and questions of which is known which chunks answer them.
 *
 * @param embedded what the embedding model is given of each chunk, in the order of the chunks
 * @param library the documents behind the chunks; null where there are only passages
 */
record QuestionSet(String name, List<IndexedChunk> chunks, List<String> embedded, List<Question> questions,
    Library library) {
  /**
   * One question.
   *
   * @param answeredBy chunks that hold the answer; empty = nothing answers it
   * @param document where the answer stands, with its physical page; null where only passages are known
   */
  record Question(String id, String text, String category, Set<UUID> answeredBy, String document, Integer page,
      String answer) {
    boolean answerable() {
      return !answeredBy.isEmpty();
    }
  }
}
