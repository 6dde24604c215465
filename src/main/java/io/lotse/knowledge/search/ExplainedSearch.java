package io.lotse.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.lotse.knowledge.ranking.Decision;
import io.lotse.knowledge.ranking.Metric;
import io.lotse.knowledge.search.PassageRows.Row;
import io.lotse.platform.Offered;

/**
 * A search with all of its candidates.
 *
 * @param candidates those that are shown first, in the order of their passages; then the others, the best first
 */
@Offered("admin: to see why something is found, or is not")
public record ExplainedSearch(Found found, List<Explained> candidates) {
  /**
   * A chunk that was looked at.
   *
   * @param place of the passage in which it is shown, from 1; 0 = it is not shown
   * @param outcome why it is shown or not, in lower case: {@code kept}, {@code joined}, {@code kept_after_all},
   *   {@code below_threshold}, {@code beyond_candidates}, {@code gone}, {@code same_text}, {@code document_share},
   *   {@code beyond_top_k}
   * @param other the chunk because of which; null where there is none
   * @param scores raw ones; null where a part of the search did not see it
   * @param normalizedVector the vector score as 0–1; null where no vectors saw it
   * @param coverage 0–1: how much of the question stands in it; 0 where nobody looked
   */
  public record Explained(UUID chunkId, UUID documentId, String filename, String title, String section,
      Integer pageNumber, String pageLabel, String text, int place, String outcome, UUID other, double score,
      Passage.Scores scores, Double normalizedVector, double coverage) {}

  public ExplainedSearch { candidates = List.copyOf(candidates); }

  static ExplainedSearch of(Found found, List<Decision> decisions, Map<UUID, Row> rows, Metric metric) {
    Map<UUID, Integer> places = new HashMap<>();
    for (Passage passage : found.passages()) {
      int place = found.passages().indexOf(passage) + 1;
      passage.chunks().forEach(chunk -> places.put(chunk, place));
    }
    List<Explained> candidates = new ArrayList<>();
    for (Decision each : decisions) {
      candidates.add(explained(each, rows.get(each.candidate().chunkId()),
          places.getOrDefault(each.candidate().chunkId(), 0), metric));
    }
    candidates.sort(Comparator.comparingInt((Explained each) -> each.place() == 0 ? Integer.MAX_VALUE : each.place())
        .thenComparing(Comparator.comparingDouble(Explained::score).reversed()).thenComparing(Explained::chunkId));
    return new ExplainedSearch(found, candidates);
  }

  private static Explained explained(Decision decision, Row row, int place, Metric metric) {
    var candidate = decision.candidate();
    var scores = candidate.scores();
    boolean known = row != null;
    return new Explained(candidate.chunkId(), candidate.documentId(), known ? row.filename() : "",
        known ? row.title() : "", known ? row.section() : "", known ? row.pageFrom() : null,
        known ? row.pageLabel() : "", known ? row.text() : "", place,
        decision.outcome().name().toLowerCase(java.util.Locale.ROOT), decision.other(), candidate.score(),
        new Passage.Scores(scores.keyword(), scores.vector(), scores.fused(), scores.rerank()),
        PassageSearch.normalized(scores.vector(), metric), candidate.coverage());
  }
}
