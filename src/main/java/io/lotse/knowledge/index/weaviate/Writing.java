package io.lotse.knowledge.index.weaviate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.TextField;
import io.lotse.knowledge.index.UnitVector;
import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.data.DeleteManyResponse;
import io.weaviate.client6.v1.api.collections.data.InsertManyResponse;

/** Puts chunks into the collection and takes them out. Not thread-safe but for {@link #hidden}. */
final class Writing {
  private static final int BATCH = 100;
  private static final int MOST_IDS = 1000;
  /** The server finds no more at a time. */
  private static final long MOST_MATCHES = 10_000;

  private final WeaviateConnection connection;
  private final Generation generation;
  private final Vocabulary vocabulary;
  private final TextAnalysis analysis;
  private volatile Window window;

  Writing(WeaviateConnection connection, Generation generation, Vocabulary vocabulary, TextAnalysis analysis) {
    this.connection = connection;
    this.generation = generation;
    this.vocabulary = vocabulary;
    this.analysis = analysis;
  }

  /** The stamp of chunks that searches do not show yet. */
  Optional<String> hidden() {
    return Optional.ofNullable(window).map(Window::fresh);
  }

  void upsert(List<IndexedChunk> chunks) {
    chunks.stream().map(IndexedChunk::vector).filter(Objects::nonNull).forEach(UnitVector::check);
    for (int from = 0; from < chunks.size(); from += BATCH)
      put(chunks.subList(from, Math.min(from + BATCH, chunks.size())));
  }

  void deleteChunks(Collection<UUID> ids) {
    List<UUID> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += MOST_IDS)
      delete(new Conditions().ids(all.subList(from, Math.min(from + MOST_IDS, all.size()))));
  }

  /** Chunks written earlier in this window go at once, the others when it ends. */
  void deleteDocuments(Collection<UUID> ids) {
    Window open = open();
    Set<UUID> justWritten = ids.stream().filter(open.written()::contains).collect(Collectors.toSet());
    if (!justWritten.isEmpty())
      delete(new Conditions().documents(justWritten).any(Schema.WRITTEN, List.of(open.stamp(), open.fresh())));
    open.written().removeAll(justWritten);
    open.leaving().addAll(ids);
  }

  /** Shows what is new, then removes what it replaces: the tables no longer know that, so no search answers with it. */
  void refresh() {
    Window ended = window;
    if (ended == null)
      return;
    window = null;
    try {
      if (!ended.leaving().isEmpty())
        delete(new Conditions().documents(ended.leaving()).not(Schema.WRITTEN, ended.stamp()).not(Schema.WRITTEN,
            ended.fresh()));
    } catch (RuntimeException failed) {
      window = ended;
      throw failed;
    }
  }

  /** Writes objects that are gone or unknown. */
  void insert(List<WeaviateObject<Map<String, Object>>> objects) {
    InsertManyResponse response = generation.on(
        () -> connection.ask(client -> client.collections.use(generation.chunks()).data.insertMany(objects)));
    if (!response.errors().isEmpty())
      throw WeaviateConnection.unavailable(new IllegalStateException(response.errors().size() + " of " + objects.size()
          + " chunks were refused, the first because: " + response.errors().get(0)));
  }

  private Window open() {
    if (window == null)
      window = new Window();
    return window;
  }

  private void put(List<IndexedChunk> chunks) {
    Window open = open();
    chunks.forEach(chunk -> open.written().add(chunk.documentId()));
    Map<UUID, String> there = stamps(chunks.stream().map(IndexedChunk::id).toList());
    if (!there.isEmpty())
      deleteChunks(there.keySet());
    insert(chunks.stream().map(chunk -> ChunkObjects.of(chunk, analysis, stampFor(there.get(chunk.id()), open)))
        .toList());
    vocabulary.learn(chunks.stream().map(analysis::passage).map(terms -> terms.get(TextField.BODY)).toList());
  }

  private static String stampFor(String earlier, Window open) {
    return earlier == null || earlier.equals(open.fresh()) ? open.fresh() : open.stamp();
  }

  /** Chunks that are there, with their stamps. An object written over another would keep its old place in the graph. */
  private Map<UUID, String> stamps(List<UUID> ids) {
    Map<UUID, String> stamps = new HashMap<>();
    generation.on(() -> connection.ask(client -> client.collections.use(generation.chunks()).query
        .fetchObjects(query -> query.filters(new Conditions().ids(ids).filter()).limit(ids.size())
            .returnProperties(Schema.WRITTEN))))
        .objects().forEach(found -> stamps.put(ChunkObjects.id(found), ChunkObjects.text(found, Schema.WRITTEN)));
    return stamps;
  }

  private void delete(Conditions conditions) {
    DeleteManyResponse response;
    do {
      response = generation.on(() -> connection
          .ask(client -> client.collections.use(generation.chunks()).data.deleteMany(conditions.filter())));
      if (response.failed() > 0)
        throw WeaviateConnection
            .unavailable(new IllegalStateException(response.failed() + " chunks could not be deleted"));
    } while (response.matches() >= MOST_MATCHES);
  }
}
