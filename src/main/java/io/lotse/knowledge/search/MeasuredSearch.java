package io.lotse.knowledge.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.knowledge.embedding.LiveEmbedding;
import io.lotse.knowledge.ranking.Retrieval;
import io.lotse.model.EmbeddingModel;

/** The search that answers just now, for those who measure it. */
@ApplicationScoped
public class MeasuredSearch {
  private final PassageSearch search;
  private final LiveEmbedding embedding;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  MeasuredSearch() {
    this(null, null);
  }

  @Inject
  MeasuredSearch(PassageSearch search, LiveEmbedding embedding) {
    this.search = search;
    this.embedding = embedding;
  }

  public Retrieval retrieval() {
    return search.retrieval();
  }

  public boolean hasReranker() {
    return search.hasReranker();
  }

  /** The name of the embedding model; {@code none} where there is none. */
  public String model() {
    return embedding.model().map(EmbeddingModel::name).orElse(LiveEmbedding.NONE);
  }

  public boolean hasVectors() {
    return embedding.model().isPresent();
  }

  /**
   * The chunks on a physical page of a document in which the answer stands; where it runs over the end of one, those that
   * hold all of its words.
   */
  @Transactional
  public Set<UUID> holding(String filename, int page, String answer) {
    Map<UUID, String> there = new HashMap<>();
    store.createQuery(
        "select c.id, c.text from Chunk c join Document d on d.id = c.documentId and d.edition = c.edition"
            + " where d.filename = :filename and d.kind = 'document' and :page between c.pageFrom and c.pageTo",
        Object[].class).setParameter("filename", filename).setParameter("page", page).getResultStream()
        .forEach(row -> there.put((UUID) row[0], plain((String) row[1])));
    Set<UUID> whole = holding(there, List.of(answer));
    return whole.isEmpty() ? holding(there, new ArrayList<>(List.of(answer.strip().split("\\s+")))) : whole;
  }

  private static Set<UUID> holding(Map<UUID, String> chunks, List<String> parts) {
    return chunks.entrySet().stream().filter(chunk -> parts.stream()
        .allMatch(part -> chunk.getValue().contains(plain(part)))).map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  /** Letters, digits and signs alone: how lines, cells and hyphens part them is left aside. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s|\\u00ad-]+", "");
  }
}
