package io.lotse.knowledge.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.lotse.knowledge.index.Hit;

/**
 * Weighted reciprocal rank fusion. A list counts by what it can know: vectors little in a language that the embedding
 * model was not made for, keywords little where question and chunk share no language.
 */
final class Fusion {
  private final Tuning tuning;
  private final Set<String> embeddingLanguages;
  private final String questionLanguage;

  /** @param questionLanguage {@code und} where it cannot be told: then each chunk's own is taken */
  Fusion(Tuning tuning, Set<String> embeddingLanguages, String questionLanguage) {
    this.tuning = tuning;
    this.embeddingLanguages = embeddingLanguages;
    this.questionLanguage = questionLanguage;
  }

  Map<UUID, Double> fuse(List<Hit> keyword, List<Hit> vector) {
    Map<UUID, Double> fused = new HashMap<>();
    for (int rank = 0; rank < keyword.size(); rank++)
      fused.merge(keyword.get(rank).chunkId(), keywordWeight(keyword.get(rank)) * share(rank), Double::sum);
    for (int rank = 0; rank < vector.size(); rank++)
      fused.merge(vector.get(rank).chunkId(), vectorWeight(vector.get(rank)) * share(rank), Double::sum);
    return fused;
  }

  /** What a chunk would get that is first in both lists. */
  double highest() {
    return (1 + tuning.vector()) * share(0);
  }

  double share(int rank) {
    return 1 / (tuning.rankConstant() + rank + 1);
  }

  private double keywordWeight(Hit hit) {
    return told(questionLanguage) && told(hit.language()) && !questionLanguage.equals(hit.language())
        ? tuning.foreignKeyword()
        : 1;
  }

  private double vectorWeight(Hit hit) {
    String asked = told(questionLanguage) ? questionLanguage : hit.language();
    return knows(asked) && knows(hit.language()) ? tuning.vector() : tuning.foreignVector();
  }

  private boolean knows(String language) {
    return embeddingLanguages.contains("*") || embeddingLanguages.contains(language);
  }

  private static boolean told(String language) {
    return !"und".equals(language);
  }
}
