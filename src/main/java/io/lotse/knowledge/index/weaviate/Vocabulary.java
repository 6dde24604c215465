package io.lotse.knowledge.index.weaviate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.data.InsertManyResponse;

/**
 * All words of the chunks, each under its pairs of neighbouring letters, so that mistyped ones find them: a server has no
 * such search. A word stays when the last chunk that had it goes; whoever asks looks how often it stands.
 */
final class Vocabulary {
  static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private static final int BATCH = 1000;
  private static final int CANDIDATES = 200;
  private static final int MOST_REMEMBERED = 200_000;

  private final WeaviateConnection connection;
  private final Generation generation;
  /** Words that are known to be there, for one making of the collection. */
  private final Cache<String, UUID> learnt = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  Vocabulary(WeaviateConnection connection, Generation generation) {
    this.connection = connection;
    this.generation = generation;
  }

  void learn(Collection<List<String>> texts) {
    Set<String> words = new LinkedHashSet<>();
    texts.forEach(words::addAll);
    words.removeIf(word -> word.length() < SHORTEST || word.length() > LONGEST
        || generation.mark().equals(learnt.getIfPresent(word)));
    List<String> unknown = List.copyOf(words);
    for (int from = 0; from < unknown.size(); from += BATCH)
      put(unknown.subList(from, Math.min(from + BATCH, unknown.size())));
  }

  /** Words that may be a few letters away from this one; those that look most alike are among them. */
  List<String> near(String word) {
    return generation
        .on(() -> connection.ask(client -> client.collections.use(generation.words()).query.bm25(pairs(word),
            query -> query.queryProperties(Schema.PAIRS).limit(CANDIDATES).returnProperties(Schema.WORD))))
        .objects().stream().map(found -> ChunkObjects.text(found, Schema.WORD)).toList();
  }

  /** Neighbouring letters, with the beginning and the end of the word. */
  static String pairs(String word) {
    int[] letters = ("^" + word + "$").codePoints().toArray();
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < letters.length; i++)
      pairs.add(new String(letters, i - 1, 2));
    return String.join(" ", pairs);
  }

  private void put(List<String> words) {
    List<WeaviateObject<Map<String, Object>>> objects = words.stream().map(Vocabulary::object).toList();
    InsertManyResponse response = generation.on(
        () -> connection.ask(client -> client.collections.use(generation.words()).data.insertMany(objects)));
    if (!response.errors().isEmpty())
      throw WeaviateConnection.unavailable(new IllegalStateException(response.errors().get(0)));
    words.forEach(word -> learnt.put(word, generation.mark()));
  }

  private static WeaviateObject<Map<String, Object>> object(String word) {
    return WeaviateObject
        .of(object -> object.uuid(UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8)).toString())
            .properties(Map.of(Schema.WORD, word, Schema.PAIRS, pairs(word))));
  }
}
