package io.lotse.knowledge.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps terms and vectors of chunks and finds them again. Ranking is not its business: it gives keyword hits and nearest
 * neighbours, and how they are weighed is the same for every index.
 *
 * <p>What it holds is derived and can be refilled at any time. Writes become visible by {@link #refresh()} and last by
 * {@link #commit(String)}. Thread-safe. Every method throws {@link io.lotse.platform.Problem} {@code index_unavailable}
 * (503) when the index cannot be reached or its files cannot be read.
 */
public interface VectorIndex extends AutoCloseable {
  /** Adds chunks, or replaces those with the same id. */
  void upsert(List<IndexedChunk> chunks);

  void deleteChunks(Collection<UUID> chunkIds);

  /** Removes all chunks of these documents. */
  void deleteDocuments(Collection<UUID> documentIds);

  /**
   * Chunks that hold at least one of the terms, best first. The score is the sum of the weighted BM25 scores; an index
   * that cannot sum over fields asks each and uses {@link Hit#sum}.
   */
  List<Hit> keyword(List<WeightedTerms> query, Filter filter, int limit);

  /** The nearest neighbours by cosine, best first. */
  List<Hit> nearest(float[] unitVector, Filter filter, int limit);

  /** In how many chunks each term stands; terms that stand in none are absent. May be estimates. */
  Map<String, Integer> frequencies(TextField field, Collection<String> terms);

  /** Which of the terms stand in each of the chunks; chunks with none are absent. */
  Map<UUID, Set<String>> occurrences(TextField field, Collection<String> terms, Collection<UUID> chunkIds);

  /** Terms of {@link TextField#BODY} a typing error away, most frequent first; empty where an index cannot tell. */
  List<String> similarTerms(String term, int limit);

  /** How many chunks there are of each language. */
  Map<String, Integer> languages();

  /** How many chunks are visible. */
  long count();

  /** Chunk ids in ascending order of their digits, from the one after {@code after} (null = from the start). */
  List<UUID> ids(UUID after, int limit);

  /** Puts right what an index may lose by itself while it is away; costs nothing when it was not. Writes. */
  default void mend() {}

  /** Makes all writes so far visible. */
  void refresh();

  /** Makes all writes so far last, together with how far the caller has read its source. */
  void commit(String position);

  /** What the last commit was given; empty = the index is new or was lost, fill it from the start. */
  Optional<String> position();

  @Override
  void close();
}
