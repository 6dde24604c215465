package io.lotse.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.lotse.knowledge.document.SourceKind;

/** What {@code GET /search} answers. */
public record SearchAnswer(String query, String mode, List<String> degraded, List<Result> results,
    SearchTimings timings) {
  /** One passage; pages are null where its source has none; {@code scores} are for superusers and keys only, else null. */
  public record Result(int rank, UUID chunkId, UUID documentId, SourceKind kind, String filename, String title,
      String section, Integer pageNumber, Integer pageTo, String pageLabel, String text, String language, double score,
      Double normalizedScore,
      Passage.Scores scores) {}

  static SearchAnswer of(String query, Found found, boolean withScores) {
    List<Result> results = new ArrayList<>();
    for (Passage each : found.passages()) {
      boolean paged = each.kind() == SourceKind.DOCUMENT;
      results.add(new Result(results.size() + 1, each.chunkId(), each.documentId(), each.kind(), each.filename(),
          each.title(), paged ? each.section() : null, paged ? each.pageNumber() : null, paged ? each.pageTo() : null,
          paged ? each.pageLabel() : null, each.text(), each.language(), each.score(), each.normalizedScore(),
          withScores ? each.scores() : null));
    }
    return new SearchAnswer(query, found.mode().name().toLowerCase(Locale.ROOT), found.degraded(), results,
        found.timings());
  }
}
