package io.lotse.admin.settings;

import java.util.LinkedList;
import java.util.List;

/** How one text became another, line by line: by their longest common subsequence, so that nothing is said to have moved. */
public final class TextDiff {
  private TextDiff() {}

  /** What has become of a line. */
  public enum Kind {
    SAME, ADDED, REMOVED
  }

  /** A line of either text. */
  public record Line(Kind kind, String text) {}

  /** All lines of both, in order; of changed ones those before come first. Takes time by the product of their numbers. */
  static List<Line> between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> fresh = after.lines().toList();
    int[][] common = common(old, fresh);
    LinkedList<Line> lines = new LinkedList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
        lines.add(new Line(Kind.SAME, old.get(i++)));
        j++;
      } else if (j == fresh.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line(Kind.REMOVED, old.get(i++)));
      } else {
        lines.add(new Line(Kind.ADDED, fresh.get(j++)));
      }
    }
    return List.copyOf(lines);
  }

  /** How many lines both have in common from those places on. */
  private static int[][] common(List<String> old, List<String> fresh) {
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] = old.get(i).equals(fresh.get(j)) ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
