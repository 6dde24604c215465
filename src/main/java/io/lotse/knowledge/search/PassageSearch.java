package io.lotse.knowledge.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.document.SourceKind;
import io.lotse.knowledge.index.Filter;
import io.lotse.knowledge.indexing.SearchIndex;
import io.lotse.knowledge.ranking.Candidate;
import io.lotse.knowledge.ranking.Choice;
import io.lotse.knowledge.ranking.ChunkText;
import io.lotse.knowledge.ranking.Decision;
import io.lotse.knowledge.ranking.Metric;
import io.lotse.knowledge.ranking.Retrieval;
import io.lotse.knowledge.ranking.Retrieved;
import io.lotse.knowledge.ranking.SearchQuery;
import io.lotse.knowledge.search.PassageRows.Row;
import io.lotse.model.Reranker;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Finds passages: the index says which and in what order, the tables what they say. */
@ApplicationScoped
class PassageSearch {
  private static final String BETWEEN_NEIGHBOURS = "\n\n";
  private final SearchIndex search;
  private final PassageRows rows;
  private final Optional<Reranker> reranker;
  private final SearchMeter meter;

  PassageSearch() {
    this(null, null, Optional.empty(), null);
  }

  @Inject
  PassageSearch(SearchIndex search, PassageRows rows, Optional<Reranker> reranker, SearchMeter meter) {
    this.search = search;
    this.rows = rows;
    this.reranker = reranker;
    this.meter = meter;
  }

  /** The best passages; one whose document has just gone is left out. 422 naming the parameters that are wrong. */
  Found find(PassageQuery wish) {
    return find(wish, SearchWish.read(wish, Settings.current()));
  }

  /** The best passages that come from there. */
  Found find(PassageQuery wish, SourceKind kind) {
    SearchQuery query = SearchWish.read(wish, Settings.current());
    Filter filter = query.filter();
    return find(wish, query.within(new Filter(rows.documents(kind), filter.products(), filter.languages(),
        filter.tags())));
  }

  /** The same search as {@link #find(PassageQuery)}, with all of its candidates. */
  ExplainedSearch explain(PassageQuery wish) {
    SearchQuery query = SearchWish.read(wish, Settings.current());
    List<Decision> decisions = new ArrayList<>();
    Found found = find(wish, query, decisions::add);
    Map<UUID, Row> said = rows.of(decisions.stream().map(each -> each.candidate().chunkId()).toList()).stream()
        .collect(Collectors.toMap(Row::chunkId, Function.identity()));
    return ExplainedSearch.of(found, decisions, said, query.metric());
  }

  /** A retrieval over what is searched just now, for those who measure it. */
  Retrieval retrieval() {
    return retrieval(ids -> texts(rows.of(ids)));
  }

  Set<String> contentWords(String question) {
    return search.contentWords(question);
  }

  boolean hasReranker() {
    return reranker.isPresent();
  }

  private Retrieval retrieval(Function<Collection<UUID>, List<ChunkText>> texts) {
    return new Retrieval(search.ranking(), reranker, Settings.current().number(Setting.RERANK_CANDIDATES), texts);
  }

  private Found find(PassageQuery wish, SearchQuery query) {
    return find(wish, query, decision -> {});
  }

  private Found find(PassageQuery wish, SearchQuery query, Consumer<Decision> decisions) {
    long started = System.nanoTime();
    Map<UUID, Row> read = new HashMap<>();
    long[] reading = new long[1];
    Retrieval retrieval = retrieval(ids -> {
      long since = System.nanoTime();
      rows.of(ids).forEach(row -> read.put(row.chunkId(), row));
      reading[0] += System.nanoTime() - since;
      return texts(read.values());
    });
    Retrieved found = retrieval.search(query, !Boolean.FALSE.equals(wish.rerank()), decisions);
    List<Passage> passages = found.choices().stream().map(each -> passage(each, read, query.metric())).toList();
    return meter.counted(new Found(passages, found.mode(),
        found.without().stream().map(PassageSearch::code).sorted().toList(),
        SearchTimings.of(System.nanoTime() - started, reading[0])));
  }

  private static List<ChunkText> texts(Collection<Row> rows) {
    return rows.stream().map(row -> new ChunkText(row.chunkId(), row.documentId(), row.ordinal(), section(row),
        row.text(), row.context())).toList();
  }

  private static Passage passage(Choice choice, Map<UUID, Row> read, Metric metric) {
    List<Row> parts = choice.chunks().stream().map(read::get).toList();
    Row first = parts.getFirst();
    Candidate best = choice.best();
    Candidate.Scores scores = best.scores();
    return new Passage(best.chunkId(), choice.chunks(), first.documentId(), SourceKind.of(first.kind()),
        first.filename(), first.title(),
        first.product(), section(first), first.pageFrom(), parts.getLast().pageTo(), first.pageLabel(),
        parts.stream().map(Row::text).collect(Collectors.joining(BETWEEN_NEIGHBOURS)), first.context(),
        first.language(), best.score(), normalized(scores.vector(), metric),
        new Passage.Scores(scores.keyword(), scores.vector(), scores.fused(), scores.rerank()), best.coverage());
  }

  private static String section(Row row) {
    return row.section() == null ? "" : row.section();
  }

  private static String code(Retrieved.Part part) {
    return switch (part) {
      case EMBEDDING -> "embedding_unavailable";
      case RERANKER -> "rerank_unavailable";
    };
  }

  /** The vector score as 0–1, under every metric the cosine: squared distance s of unit vectors is 1 - s/2. */
  static Double normalized(Double raw, Metric metric) {
    return raw == null ? null : (Double) Math.clamp(metric == Metric.EUCLIDEAN ? 1 - raw / 2 : raw, 0.0, 1.0);
  }
}
