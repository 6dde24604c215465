package io.lotse.knowledge.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A chunk that the index found.
 *
 * @param language of the chunk
 * @param score higher is better: BM25 for keywords, the cosine (-1 to 1) for vectors
 */
public record Hit(UUID chunkId, UUID documentId, String language, double score) {

  /** Best first; equal scores by chunk id, so that the same question always gives the same order. */
  public static final Comparator<Hit> ORDER = Comparator.comparingDouble(Hit::score).reversed()
      .thenComparing(Hit::chunkId);

  /** One list of the sums: for an index that can only be asked field by field. */
  public static List<Hit> sum(Collection<List<Hit>> lists, int limit) {
    Map<UUID, Hit> sums = new HashMap<>();
    for (List<Hit> list : lists)
      for (Hit hit : list)
        sums.merge(hit.chunkId(), hit, (a, b) -> b.withScore(a.score() + b.score()));
    List<Hit> all = new ArrayList<>(sums.values());
    all.sort(ORDER);
    return List.copyOf(all.subList(0, Math.min(limit, all.size())));
  }

  /** The same hit with its score multiplied. */
  public Hit times(double factor) {
    return withScore(score * factor);
  }

  private Hit withScore(double other) {
    return new Hit(chunkId, documentId, language, other);
  }
}
