package io.lotse.knowledge.ranking;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import io.lotse.model.Reranker;
import io.lotse.platform.Problem;

/**
 * The one way from a question to passages: rank, let the reranker read where there is one, choose. Thread-safe.
 */
public final class Retrieval {
  private static final System.Logger LOG = System.getLogger(Retrieval.class.getName());
  /** So many candidates are looked at for each passage: some are neighbours, some say the same again. */
  private static final int CANDIDATES_OF_A_PASSAGE = 2;

  private final Ranking ranking;
  private final Optional<Reranker> reranker;
  private final int reranked;
  private final Function<Collection<UUID>, List<ChunkText>> texts;

  /**
   * @param reranked how many candidates the reranker reads at most
   * @param texts what chunks say, in any order; those that are gone are left out
   */
  public Retrieval(Ranking ranking, Optional<Reranker> reranker, int reranked,
      Function<Collection<UUID>, List<ChunkText>> texts) {
    this.ranking = ranking;
    this.reranker = reranker;
    this.reranked = reranked;
    this.texts = texts;
  }

  /**
   * The best passages. What does not answer is left out of the search and named in {@link Retrieved#without()}.
   *
   * @param rerank whether the reranker is asked, where there is one
   * @throws Problem {@code embedding_unavailable} in vector mode; {@code index_unavailable}
   */
  public Retrieved search(SearchQuery query, boolean rerank) {
    return search(query, rerank, decision -> {});
  }

  /** The same, telling what becomes of each candidate, and why. */
  public Retrieved search(SearchQuery query, boolean rerank, Consumer<Decision> decisions) {
    boolean asked = rerank && reranker.isPresent();
    int pool = Math.max(query.topK() * CANDIDATES_OF_A_PASSAGE, asked ? reranked : 0);
    SearchResult result = ranking.search(query.first(pool), decisions);
    Set<Retrieved.Part> without = EnumSet.noneOf(Retrieved.Part.class);
    if (result.withoutEmbedding())
      without.add(Retrieved.Part.EMBEDDING);
    Map<UUID, ChunkText> said = Selection
        .byChunk(texts.apply(result.candidates().stream().map(Candidate::chunkId).toList()));
    List<Candidate> candidates = result.candidates();
    if (asked && !candidates.isEmpty()) {
      Optional<List<Candidate>> read = reread(query.text(), candidates, said);
      if (read.isEmpty())
        without.add(Retrieved.Part.RERANKER);
      candidates = read.orElse(candidates);
    }
    boolean diverse = query.filter().documents() == null;
    return new Retrieved(new Selection(said, query.topK(), diverse, decisions).of(candidates), result.mode(), without);
  }

  /** In the reranker's order, then those that it has not read; empty when it does not answer. */
  private Optional<List<Candidate>> reread(String question, List<Candidate> candidates, Map<UUID, ChunkText> said) {
    List<Candidate> there = candidates.stream().filter(each -> said.containsKey(each.chunkId())).limit(reranked)
        .toList();
    try {
      List<Double> relevance = reranker.orElseThrow().relevance(question,
          there.stream().map(each -> said.get(each.chunkId()).whole()).toList());
      List<Candidate> read = new ArrayList<>();
      for (int i = 0; i < there.size(); i++)
        read.add(there.get(i).reranked(relevance.get(i)));
      read.sort(Candidate.ORDER);
      double least = read.isEmpty() ? 1 : read.getLast().score();
      Set<Candidate> seen = Set.copyOf(there);
      candidates.stream().filter(each -> !seen.contains(each)).map(each -> each.unread(least)).forEach(read::add);
      return Optional.of(read);
    } catch (Problem unavailable) {
      LOG.log(Level.WARNING, "The fused order stands: {0}", unavailable.withCause());
      return Optional.empty();
    }
  }
}
