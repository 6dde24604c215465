package io.lotse.knowledge.index.weaviate;

/** How many typing errors lie between two words: a letter too many, too few, wrong, or two in each other's place. */
final class EditDistance {
  private EditDistance() {}

  /** Optimal string alignment distance, in code points. */
  static int between(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[][] distance = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++)
      for (int j = 0; j <= b.length; j++)
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
    return distance[a.length][b.length];
  }

  private static int step(int[][] distance, int[] a, int[] b, int i, int j) {
    int best = Math.min(distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
        1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}
