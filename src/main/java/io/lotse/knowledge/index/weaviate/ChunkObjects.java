package io.lotse.knowledge.index.weaviate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.lotse.knowledge.index.Hit;
import io.lotse.knowledge.index.IndexedChunk;
import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.TextField;
import io.weaviate.client6.v1.api.collections.Vectors;
import io.weaviate.client6.v1.api.collections.WeaviateObject;

/** A chunk as an object of Weaviate, and back. The object's id is the chunk's. */
final class ChunkObjects {
  private ChunkObjects() {}

  /** @param written of which writing it is */
  static WeaviateObject<Map<String, Object>> of(IndexedChunk chunk, TextAnalysis analysis, String written) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(Schema.DOCUMENT, chunk.documentId().toString());
    properties.put(Schema.LANGUAGE, chunk.language());
    properties.put(Schema.WRITTEN, written);
    if (chunk.product() != null)
      properties.put(Schema.PRODUCT, chunk.product());
    if (!chunk.tags().isEmpty())
      properties.put(Schema.TAGS, List.copyOf(chunk.tags()));
    analysis.passage(chunk).forEach((field, terms) -> {
      if (!terms.isEmpty())
        properties.put(field.property(), String.join(" ", terms));
    });
    return object(chunk.id().toString(), properties, chunk.vector() == null ? null : Vectors.of(chunk.vector()));
  }

  /** The same object anew. */
  static WeaviateObject<Map<String, Object>> copy(WeaviateObject<Map<String, Object>> found) {
    return object(found.uuid(), found.properties(), found.vectors());
  }

  static Hit hit(WeaviateObject<Map<String, Object>> found, double score) {
    return new Hit(id(found), UUID.fromString(text(found, Schema.DOCUMENT)), text(found, Schema.LANGUAGE), score);
  }

  static UUID id(WeaviateObject<Map<String, Object>> found) {
    return UUID.fromString(found.uuid());
  }

  static String text(WeaviateObject<Map<String, Object>> found, String property) {
    return String.valueOf(found.properties().get(property));
  }

  static Set<String> terms(WeaviateObject<Map<String, Object>> found, TextField field) {
    Object terms = found.properties().get(field.property());
    return terms == null ? Set.of() : Arrays.stream(terms.toString().split(" ")).collect(Collectors.toSet());
  }

  private static WeaviateObject<Map<String, Object>> object(String id, Map<String, Object> properties,
      Vectors vectors) {
    return WeaviateObject.of(object -> {
      object.uuid(id).properties(properties);
      return vectors == null ? object : object.vectors(vectors);
    });
  }
}
