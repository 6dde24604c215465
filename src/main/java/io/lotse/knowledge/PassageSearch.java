package io.lotse.knowledge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.knowledge.PassageRows.Row;
import io.lotse.knowledge.search.Candidate;
import io.lotse.knowledge.search.Metric;
import io.lotse.knowledge.search.SearchQuery;
import io.lotse.knowledge.search.SearchResult;
import io.lotse.platform.Settings;

/** Finds passages: the index says which and in what order, the tables what they say. */
@ApplicationScoped
class PassageSearch {
  private final SearchIndex search;
  private final PassageRows rows;

  PassageSearch() {
    this(null, null);
  }

  @Inject
  PassageSearch(SearchIndex search, PassageRows rows) {
    this.search = search;
    this.rows = rows;
  }

  /** The best passages; one whose document has just gone is left out. 422 naming the parameters that are wrong. */
  Found find(PassageQuery wish) {
    SearchQuery query = SearchWish.read(wish, Settings.current());
    long started = System.nanoTime();
    SearchResult result = search.ranking().search(query);
    long ranked = System.nanoTime();
    List<UUID> ids = result.candidates().stream().map(Candidate::chunkId).toList();
    Map<UUID, Row> found = rows.of(ids).stream().collect(Collectors.toMap(Row::chunkId, Function.identity()));
    List<Passage> passages = result.candidates().stream().filter(each -> found.containsKey(each.chunkId()))
        .map(each -> passage(each, found.get(each.chunkId()), query.metric())).toList();
    return new Found(passages, result.mode(), SearchTimings.of(started, ranked, System.nanoTime()));
  }

  private static Passage passage(Candidate candidate, Row row, Metric metric) {
    Candidate.Scores scores = candidate.scores();
    return new Passage(row.chunkId(), row.documentId(), SourceKind.of(row.kind()), row.filename(), row.title(), row
        .product(),
        row.section() == null ? "" : row.section(), row.pageFrom(), row.pageTo(), row.pageLabel(), row.text(),
        row.context(), row.language(), candidate.score(), normalized(scores.vector(), metric),
        new Passage.Scores(scores.keyword(), scores.vector(), scores.fused(), null), candidate.coverage());
  }

  /** The vector score as 0–1, under every metric the cosine: squared distance s of unit vectors is 1 - s/2. */
  static Double normalized(Double raw, Metric metric) {
    return raw == null ? null : (Double) Math.clamp(metric == Metric.EUCLIDEAN ? 1 - raw / 2 : raw, 0.0, 1.0);
  }
}
