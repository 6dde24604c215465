package io.lotse.knowledge.index.weaviate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.lotse.knowledge.index.TextAnalysis;
import io.lotse.knowledge.index.TextField;
import io.weaviate.client6.v1.api.collections.CollectionConfig;
import io.weaviate.client6.v1.api.collections.Property;
import io.weaviate.client6.v1.api.collections.Tokenization;
import io.weaviate.client6.v1.api.collections.VectorConfig;
import io.weaviate.client6.v1.api.collections.vectorindex.Distance;
import io.weaviate.client6.v1.api.collections.vectorindex.Hnsw;

/**
 * How our collections look. Weaviate knows no German: it gets the terms that our analysis made and splits them at spaces,
 * so that its BM25 over one property is that of the embedded index.
 */
final class Schema {
  /** Raised whenever properties are other than before; part of each collection's name. */
  static final String FORMAT = "1." + TextAnalysis.VERSION;
  static final String DOCUMENT = "document", LANGUAGE = "language", PRODUCT = "product", TAGS = "tags",
      WRITTEN = "written", WORD = "word", PAIRS = "pairs", POSITION = "position", GENERATION = "generation";
  private static final int NEIGHBOURS = 16;
  private static final int BUILD_CANDIDATES = 100;
  private static final String NO_STOP_WORDS = "none";

  private Schema() {}

  /** @param mark told again by {@link #mark}: which making of the collection this is */
  static CollectionConfig chunks(String name, String mark) {
    List<Property> properties = new ArrayList<>();
    for (TextField field : TextField.values())
      properties.add(terms(field.property(), field != TextField.PARTS));
    for (String key : List.of(DOCUMENT, LANGUAGE, PRODUCT, WRITTEN))
      properties.add(Property.text(key, Schema::key));
    properties.add(Property.textArray(TAGS, Schema::key));
    return collection(name, mark, properties, collection -> collection.vectorConfig(VectorConfig.selfProvided(
        vector -> vector.vectorIndex(Hnsw.of(graph -> graph.distance(Distance.COSINE).maxConnections(NEIGHBOURS)
            .efConstruction(BUILD_CANDIDATES))))));
  }

  static CollectionConfig words(String name, String mark) {
    return collection(name, mark, List.of(terms(PAIRS, false), Property.text(WORD, Schema::key)), Function.identity());
  }

  static CollectionConfig positions(String name) {
    return collection(name, "", List.of(Property.text(POSITION, Schema::key), Property.text(GENERATION, Schema::key)),
        Function.identity());
  }

  /** Whether a collection is one of ours as this version makes them; one that Weaviate made by itself is not. */
  static boolean fits(CollectionConfig there, CollectionConfig wanted) {
    Map<String, Tokenization> properties = there.properties().stream()
        .collect(Collectors.toMap(Property::propertyName, property -> property.tokenization()));
    return there.description() != null && wanted.properties().stream()
        .allMatch(property -> property.tokenization() == properties.get(property.propertyName()));
  }

  static String mark(CollectionConfig collection) {
    return collection.description().substring(collection.description().lastIndexOf(' ') + 1);
  }

  private static CollectionConfig collection(String name, String mark, List<Property> properties,
      Function<CollectionConfig.Builder, CollectionConfig.Builder> more) {
    return CollectionConfig.of(name, collection -> more.apply(collection.description("Lotse " + mark)
        .properties(properties).invertedIndex(index -> index.stopwords(words -> words.preset(NO_STOP_WORDS)))));
  }

  private static Property terms(String name, boolean countable) {
    return Property.text(name,
        terms -> terms.tokenization(Tokenization.WHITESPACE).indexSearchable(true).indexFilterable(countable));
  }

  private static Property.Builder key(Property.Builder key) {
    return key.tokenization(Tokenization.FIELD).indexSearchable(false).indexFilterable(true);
  }
}
