package io.lotse.knowledge.index.weaviate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.weaviate.client6.v1.api.collections.query.Filter;
import io.weaviate.client6.v1.api.collections.query.FilterOperand;

/**
 * Conditions in Weaviate's terms. They go to the client as one filter that joins them all: of several filters it would
 * silently send none.
 */
final class Conditions {
  private final List<FilterOperand> all = new ArrayList<>();

  /** Whether no chunk can pass; Weaviate refuses an empty list of values. */
  static boolean allowNothing(io.lotse.knowledge.index.Filter filter) {
    return Stream.of(filter.documents(), filter.products(), filter.languages(), filter.tags())
        .anyMatch(allowed -> allowed != null && allowed.isEmpty());
  }

  static Conditions of(io.lotse.knowledge.index.Filter filter) {
    Conditions conditions = new Conditions();
    if (filter.documents() != null)
      conditions.documents(filter.documents());
    if (filter.products() != null)
      conditions.any(Schema.PRODUCT, filter.products());
    if (filter.languages() != null)
      conditions.any(Schema.LANGUAGE, filter.languages());
    if (filter.tags() != null)
      conditions.any(Schema.TAGS, filter.tags());
    return conditions;
  }

  Conditions documents(Collection<UUID> ids) {
    return any(Schema.DOCUMENT, ids.stream().map(UUID::toString).toList());
  }

  Conditions ids(Collection<UUID> ids) {
    all.add(Filter.uuid().containsAny(ids.stream().map(UUID::toString).toArray(String[]::new)));
    return this;
  }

  Conditions any(String property, Collection<String> values) {
    all.add(Filter.property(property).containsAny(List.copyOf(values)));
    return this;
  }

  Conditions not(String property, String value) {
    all.add(Filter.property(property).ne(value));
    return this;
  }

  boolean isEmpty() { return all.isEmpty(); }

  Filter filter() {
    return Filter.and(all);
  }
}
