package io.lotse.knowledge.index.weaviate;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.query.Metadata;
import io.weaviate.client6.v1.api.collections.query.QueryResponse;
import io.weaviate.client6.v1.api.collections.query.SortBy;

/**
 * A server that is killed can lose the last vectors it acknowledged from its graph, while the chunks and the vectors
 * themselves are kept. So whenever it was away, the newest chunks are looked for by their own vectors, and those that are
 * not found are written anew.
 */
final class NewestVectors {
  private static final System.Logger LOG = System.getLogger(NewestVectors.class.getName());
  private static final int NEWEST = 300;
  private static final int AT_ONCE = 25;
  private static final int NEIGHBOURS = 10;
  /** Chunks with the same text have the same vector, and more of them than are looked at. */
  private static final double SAME = 1e-4;

  private final WeaviateConnection connection;
  private final Generation generation;
  private final Writing writing;

  NewestVectors(WeaviateConnection connection, Generation generation, Writing writing) {
    this.connection = connection;
    this.generation = generation;
    this.writing = writing;
  }

  /** How many were written anew. */
  int repair() {
    List<WeaviateObject<Map<String, Object>>> newest = newest();
    List<WeaviateObject<Map<String, Object>>> lost = new ArrayList<>();
    for (int from = 0; from < newest.size(); from += AT_ONCE)
      lost.addAll(lostOf(newest.subList(from, Math.min(from + AT_ONCE, newest.size()))));
    if (!lost.isEmpty()) {
      writing.deleteChunks(lost.stream().map(ChunkObjects::id).toList());
      writing.insert(lost.stream().map(ChunkObjects::copy).toList());
      LOG.log(Level.WARNING, "{0} chunks of {1} were not found by their vectors and were written anew", lost.size(),
          generation.chunks());
    }
    return lost.size();
  }

  private List<WeaviateObject<Map<String, Object>>> newest() {
    return generation.on(() -> connection.ask(client -> client.collections.use(generation.chunks()).query
        .fetchObjects(query -> query.sort(SortBy.property(Schema.WRITTEN).desc()).limit(NEWEST).includeVector())))
        .objects().stream().filter(found -> found.vectors() != null && found.vectors().getDefaultSingle() != null)
        .toList();
  }

  private List<WeaviateObject<Map<String, Object>>> lostOf(List<WeaviateObject<Map<String, Object>>> chunks) {
    List<QueryResponse<Map<String, Object>>> answers = generation.on(() -> connection.askAll(client -> chunks.stream()
        .map(chunk -> client.collections.use(generation.chunks()).query.nearVector(chunk.vectors().getDefaultSingle(),
            query -> query.limit(NEIGHBOURS).returnMetadata(Metadata.DISTANCE).returnProperties(Schema.DOCUMENT)))
        .toList()));
    List<WeaviateObject<Map<String, Object>>> lost = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++)
      if (!isAmong(answers.get(i).objects(), chunks.get(i).uuid()))
        lost.add(chunks.get(i));
    return lost;
  }

  private static boolean isAmong(List<WeaviateObject<Map<String, Object>>> neighbours, String id) {
    return neighbours.stream().anyMatch(each -> each.uuid().equals(id))
        || neighbours.size() == NEIGHBOURS && neighbours.getLast().queryMetadata().distance() < SAME;
  }
}
