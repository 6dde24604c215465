package io.lotse.knowledge.index.weaviate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.knowledge.index.TextField;

/**
 * What was just asked. One search asks several times about the same terms, languages and chunks, and the next search
 * often about the same again; each time would be a way to the server. Writes of this node are seen at once, those of
 * others after seconds, which moves the weight of a word a little.
 */
final class Recollection {
  private static final Duration OF_CHUNKS = Duration.ofSeconds(10);
  private static final Duration OF_FIGURES = Duration.ofSeconds(10);
  private static final int MOST_CHUNKS = 1000;
  private static final int MOST_TERMS = 20_000;

  private final Reading reading;
  private final Cache<UUID, Map<TextField, Set<String>>> chunks = Caffeine.newBuilder().maximumSize(MOST_CHUNKS)
      .expireAfterWrite(OF_CHUNKS).build();
  private final Cache<Term, Integer> frequencies = Caffeine.newBuilder().maximumSize(MOST_TERMS)
      .expireAfterWrite(OF_FIGURES).build();
  private final Cache<String, Map<String, Integer>> languages = Caffeine.newBuilder().maximumSize(1)
      .expireAfterWrite(OF_FIGURES).build();

  private record Term(TextField field, String term) {}

  Recollection(Reading reading) {
    this.reading = reading;
  }

  void forget() {
    chunks.invalidateAll();
    frequencies.invalidateAll();
    languages.invalidateAll();
  }

  Map<String, Integer> languages() {
    return languages.get(Schema.LANGUAGE, key -> reading.languages());
  }

  Map<String, Integer> frequencies(TextField field, Collection<String> terms) {
    Map<String, Integer> known = new HashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (String term : terms) {
      Integer frequency = frequencies.getIfPresent(new Term(field, term));
      if (frequency == null)
        unknown.add(term);
      else
        known.put(term, frequency);
    }
    known.putAll(ask(field, List.copyOf(unknown)));
    known.values().removeIf(frequency -> frequency == 0);
    return known;
  }

  Map<UUID, Set<String>> occurrences(TextField field, Collection<String> terms, Collection<UUID> ids) {
    Map<UUID, Set<String>> found = new HashMap<>();
    if (terms.isEmpty() || ids.isEmpty())
      return found;
    terms(ids).forEach((chunk, fields) -> {
      Set<String> here = new HashSet<>(terms);
      here.retainAll(fields.get(field));
      if (!here.isEmpty())
        found.put(chunk, here);
    });
    return found;
  }

  private Map<String, Integer> ask(TextField field, List<String> terms) {
    Map<String, Integer> answered = new HashMap<>();
    if (terms.isEmpty())
      return answered;
    List<Long> counts = reading.frequencies(field, terms);
    for (int i = 0; i < terms.size(); i++)
      answered.put(terms.get(i), counts.get(i).intValue());
    answered.forEach((term, count) -> frequencies.put(new Term(field, term), count));
    return answered;
  }

  private Map<UUID, Map<TextField, Set<String>>> terms(Collection<UUID> ids) {
    Map<UUID, Map<TextField, Set<String>>> known = new HashMap<>(chunks.getAllPresent(ids));
    List<UUID> unknown = new ArrayList<>(new LinkedHashSet<>(ids));
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty())
      reading.terms(unknown).forEach(found -> {
        Map<TextField, Set<String>> fields = new EnumMap<>(TextField.class);
        for (TextField field : TextField.values())
          fields.put(field, ChunkObjects.terms(found, field));
        chunks.put(ChunkObjects.id(found), fields);
        known.put(ChunkObjects.id(found), fields);
      });
    return known;
  }
}
