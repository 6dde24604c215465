package io.lotse.knowledge.index.weaviate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.data.InsertManyResponse;

/** How far the source was read into each making of each collection. */
final class Positions {
  private final WeaviateConnection connection;
  private final Generation generation;

  Positions(WeaviateConnection connection, Generation generation) {
    this.connection = connection;
    this.generation = generation;
  }

  void put(String position) {
    WeaviateObject<Map<String, Object>> object = WeaviateObject.of(at -> at.uuid(generation.mark().toString())
        .properties(Map.of(Schema.POSITION, position, Schema.GENERATION, generation.chunks())));
    InsertManyResponse response = connection
        .ask(client -> client.collections.use(generation.positions()).data.insertMany(List.of(object)));
    if (!response.errors().isEmpty())
      throw WeaviateConnection.unavailable(new IllegalStateException(response.errors().get(0)));
  }

  Optional<String> of(UUID mark) {
    return connection.ask(client -> client.collections.use(generation.positions()).query.fetchObjectById(mark
        .toString()))
        .map(found -> ChunkObjects.text(found, Schema.POSITION));
  }
}
