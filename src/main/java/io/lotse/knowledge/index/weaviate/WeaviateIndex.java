package io.lotse.knowledge.index.weaviate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.lotse.knowledge.index.Filter;
import io.lotse.knowledge.index.Hit;
import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.TextField;
import io.lotse.knowledge.index.UnitVector;
import io.lotse.knowledge.index.VectorIndex;
import io.lotse.knowledge.index.WeightedTerms;

/**
 * The index on a Weaviate server. Nothing is asked of the server before it is needed; while it is away every call ends
 * within seconds, and the next one after its return works. A collection that was deleted is made anew by the next call,
 * empty and without a position, so it gets filled again.
 *
 * <p>The server shows each write at once and keeps it. Still no search of this node sees half a document: new chunks are
 * hidden until {@link #refresh()}, and what they replace goes after it. One process at a time may write.
 */
final class WeaviateIndex implements VectorIndex {
  private final WeaviateConnection connection;
  private final Generation generation;
  private final Vocabulary vocabulary;
  private final Writing writing;
  private final Reading reading;
  private final Recollection recollection;
  private final Positions positions;
  private final NewestVectors newest;
  private int examined;

  WeaviateIndex(WeaviateConnection connection, Generation generation, TextAnalysis analysis) {
    this.connection = connection;
    this.generation = generation;
    this.vocabulary = new Vocabulary(connection, generation);
    this.writing = new Writing(connection, generation, vocabulary, analysis);
    this.reading = new Reading(connection, generation);
    this.recollection = new Recollection(reading);
    this.positions = new Positions(connection, generation);
    this.newest = new NewestVectors(connection, generation, writing);
  }

  @Override
  public synchronized void upsert(List<IndexedChunk> chunks) {
    writing.upsert(chunks);
  }

  @Override
  public synchronized void deleteChunks(Collection<UUID> chunkIds) {
    writing.deleteChunks(chunkIds);
  }

  @Override
  public synchronized void deleteDocuments(Collection<UUID> documentIds) {
    writing.deleteDocuments(documentIds);
  }

  @Override
  public List<Hit> keyword(List<WeightedTerms> query, Filter filter, int limit) {
    List<WeightedTerms> asked = query.stream().filter(wanted -> !wanted.terms().isEmpty()).toList();
    return asked.isEmpty() || Conditions.allowNothing(filter) ? List.of()
        : reading.keyword(asked, visible(filter), limit);
  }

  @Override
  public List<Hit> nearest(float[] unitVector, Filter filter, int limit) {
    UnitVector.check(unitVector);
    return Conditions.allowNothing(filter) ? List.of() : reading.nearest(unitVector, visible(filter), limit);
  }

  @Override
  public Map<String, Integer> frequencies(TextField field, Collection<String> terms) {
    return recollection.frequencies(field, terms);
  }

  @Override
  public Map<UUID, Set<String>> occurrences(TextField field, Collection<String> terms, Collection<UUID> chunkIds) {
    return recollection.occurrences(field, terms, chunkIds);
  }

  @Override
  public List<String> similarTerms(String term, int limit) {
    return term.length() < Vocabulary.SHORTEST ? List.of()
        : SimilarTerms.of(term, vocabulary.near(term), near -> frequencies(TextField.BODY, near), limit);
  }

  @Override
  public Map<String, Integer> languages() {
    return recollection.languages();
  }

  @Override
  public long count() {
    return reading.count();
  }

  @Override
  public List<UUID> ids(UUID after, int limit) {
    return reading.ids(after, limit);
  }

  @Override
  public synchronized void refresh() {
    writing.refresh();
    recollection.forget();
  }

  @Override
  public synchronized void commit(String position) {
    generation.on(() -> {
      positions.put(position);
      return position;
    });
  }

  @Override
  public synchronized void mend() {
    generation.open();
    int begun = connection.beginnings();
    if (examined != begun) {
      newest.repair();
      examined = begun;
    }
  }

  /** Asks the server each time: another may have deleted the collection, or filled it. */
  @Override
  public synchronized Optional<String> position() {
    generation.open();
    return positions.of(generation.mark());
  }

  /** The collections stay, and so does the connection, which other indexes may use. */
  @Override
  public void close() {
    recollection.forget();
  }

  private Conditions visible(Filter filter) {
    Conditions conditions = Conditions.of(filter);
    writing.hidden().ifPresent(fresh -> conditions.not(Schema.WRITTEN, fresh));
    return conditions;
  }
}
