package io.lotse.knowledge.index.weaviate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.lotse.knowledge.index.Hit;
import io.lotse.knowledge.index.TextField;
import io.lotse.knowledge.index.WeightedTerms;
import io.weaviate.client6.v1.api.collections.CollectionHandleAsync;
import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.aggregate.AggregateResponse;
import io.weaviate.client6.v1.api.collections.aggregate.GroupBy;
import io.weaviate.client6.v1.api.collections.query.Metadata;
import io.weaviate.client6.v1.api.collections.query.QueryResponse;

/** Asks the collection of chunks. */
final class Reading {
  private static final UUID FIRST = new UUID(0, 0);
  /** Fewer candidates than this make the graph search miss neighbours. */
  private static final int FEWEST_CANDIDATES = 100;
  /** So many of each field's best are added up: a chunk that is in only one of the lists lacks the others' share. */
  private static final int DEPTH = 4;
  private static final int FEWEST_OF_FIELD = 400;
  private static final int MOST_LANGUAGES = 200;

  private final WeaviateConnection connection;
  private final Generation generation;

  Reading(WeaviateConnection connection, Generation generation) {
    this.connection = connection;
    this.generation = generation;
  }

  /** One question per field and weight: over several fields at once the server's BM25 is another formula. */
  List<Hit> keyword(List<WeightedTerms> query, Conditions conditions, int limit) {
    int depth = Math.max(limit * DEPTH, FEWEST_OF_FIELD);
    List<QueryResponse<Map<String, Object>>> answers = askAll(
        chunks -> query.stream().map(wanted -> bm25(chunks, wanted, conditions, depth)).toList());
    List<List<Hit>> lists = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      double weight = query.get(i).weight();
      lists.add(answers.get(i).objects().stream()
          .map(found -> ChunkObjects.hit(found, weight * found.queryMetadata().score())).toList());
    }
    return Hit.sum(lists, limit);
  }

  List<Hit> nearest(float[] vector, Conditions conditions, int limit) {
    int candidates = Math.max(limit, FEWEST_CANDIDATES);
    return ask(chunks -> chunks.query.nearVector(vector, query -> {
      query.limit(candidates).returnProperties(Schema.DOCUMENT, Schema.LANGUAGE).returnMetadata(Metadata.DISTANCE);
      return conditions.isEmpty() ? query : query.filters(conditions.filter());
    })).objects().stream().map(found -> ChunkObjects.hit(found, 1.0 - found.queryMetadata().distance()))
        .sorted(Hit.ORDER).limit(limit).toList();
  }

  /** In how many chunks each of the terms stands, in their order. */
  List<Long> frequencies(TextField field, List<String> terms) {
    return this.<AggregateResponse>askAll(chunks -> terms.stream()
        .map(term -> chunks.aggregate.overAll(all -> all.includeTotalCount(true)
            .filters(new Conditions().any(field.property(), List.of(term)).filter())))
        .toList()).stream().map(AggregateResponse::totalCount).toList();
  }

  /** The chunks of these ids with all their terms; those that are gone are absent. */
  List<WeaviateObject<Map<String, Object>>> terms(Collection<UUID> ids) {
    return ask(chunks -> chunks.query.fetchObjects(query -> {
      for (TextField field : TextField.values())
        query.returnProperties(field.property());
      return query.filters(new Conditions().ids(ids).filter()).limit(ids.size());
    })).objects();
  }

  Map<String, Integer> languages() {
    Map<String, Integer> languages = new TreeMap<>();
    ask(chunks -> chunks.aggregate.overAll(all -> all.includeTotalCount(true),
        GroupBy.property(Schema.LANGUAGE, group -> group.limit(MOST_LANGUAGES)))).groups()
        .forEach(group -> languages.put(group.groupedBy().text(), group.totalCount().intValue()));
    return languages;
  }

  long count() {
    return ask(CollectionHandleAsync::size);
  }

  List<UUID> ids(UUID after, int limit) {
    String cursor = Optional.ofNullable(after).orElse(FIRST).toString();
    return ask(chunks -> chunks.query
        .fetchObjects(query -> query.after(cursor).limit(limit).returnProperties(Schema.DOCUMENT))).objects().stream()
        .map(ChunkObjects::id).toList();
  }

  private CompletableFuture<QueryResponse<Map<String, Object>>> bm25(CollectionHandleAsync<Map<String, Object>> chunks,
      WeightedTerms wanted, Conditions conditions, int depth) {
    return chunks.query.bm25(String.join(" ", wanted.terms()), query -> {
      query.queryProperties(wanted.field().property()).limit(depth).returnMetadata(Metadata.SCORE)
          .returnProperties(Schema.DOCUMENT, Schema.LANGUAGE);
      return conditions.isEmpty() ? query : query.filters(conditions.filter());
    });
  }

  private <T> T ask(Function<CollectionHandleAsync<Map<String, Object>>, CompletableFuture<T>> asking) {
    return generation
        .on(() -> connection.ask(client -> asking.apply(client.collections.use(generation.chunks()))));
  }

  private <T> List<T> askAll(Function<CollectionHandleAsync<Map<String, Object>>, List<CompletableFuture<T>>> asking) {
    return generation
        .on(() -> connection.askAll(client -> asking.apply(client.collections.use(generation.chunks()))));
  }
}
