package io.lotse.knowledge.upkeep;

import java.time.Instant;
import java.util.List;

/**
 * What a comparison of database, index and object store has found, and what became of it.
 *
 * @param trigger {@code start}, {@code schedule} or {@code demand}
 * @param found differences of all kinds together
 * @param remaining those of them that could not be put right
 * @param problems parts that could not be compared, in one sentence each
 */
public record Reconciliation(Instant at, String trigger, long durationMs, int found, int repaired, int remaining,
    List<Difference> differences, List<String> problems) {
  /**
   * One kind of difference.
   *
   * @param repaired those that were put right, or for which a job was filed
   * @param examples names of some that need a person
   */
  public record Difference(String kind, int found, int repaired, List<String> examples) {
    Difference(String kind, int found, int repaired) {
      this(kind, found, repaired, List.of());
    }
  }

  /** Whether the index was part of it. */
  boolean comparesIndex() {
    return differences.stream().anyMatch(each -> each.kind().startsWith("index_"));
  }

  static Reconciliation of(Instant at, String trigger, long durationMs, List<Difference> differences,
      List<String> problems) {
    int found = differences.stream().mapToInt(Difference::found).sum();
    int repaired = differences.stream().mapToInt(Difference::repaired).sum();
    return new Reconciliation(at, trigger, durationMs, found, repaired, found - repaired, differences, problems);
  }
}
