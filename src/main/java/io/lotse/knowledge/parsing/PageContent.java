package io.lotse.knowledge.parsing;

import java.util.List;

/**
 * What was found on a page.
 *
 * @param runs     text in the order in which it was set
 * @param rulings  lines that may part table rows
 * @param spots    shapes that may be bullets
 * @param hidden   text that nobody sees, which is in no run
 * @param peculiar what words with invisible characters say
 * @param inked    whether so much is painted on it that it should say something
 */
record PageContent(List<Run> runs, List<Ruling> rulings, List<Spot> spots, float width, float height, String hidden,
    String peculiar, boolean inked) {
  /** A small filled shape that may be a bullet, in points from the upper left corner. */
  record Spot(float left, float right, float y) {}

  /** A horizontal line, in points from the upper left corner. */
  record Ruling(float left, float right, float y) {
    boolean covers(float x) {
      return left - 1 <= x && x <= right + 1;
    }
  }

  /** A space between two lines; runs within the same one belong to the same table row. */
  record Band(float top, float bottom) {
    private static final float TOLERANCE = 3;

    boolean isSame(Band other) {
      return Math.abs(top - other.top) < TOLERANCE && Math.abs(bottom - other.bottom) < TOLERANCE;
    }
  }

  /** The space between the next line above and the next line below a run, or null if either is missing. */
  Band bandOf(Run run) {
    float middle = (run.left() + run.right()) / 2;
    float above = -1;
    float below = Float.MAX_VALUE;
    for (Ruling ruling : rulings) {
      if (ruling.covers(middle) && !underlines(ruling, run)) {
        if (ruling.y() <= run.base() - 0.5f * run.size()) {
          above = Math.max(above, ruling.y());
        } else if (ruling.y() >= run.base()) {
          below = Math.min(below, ruling.y());
        }
      }
    }
    return above < 0 || below == Float.MAX_VALUE ? null : new Band(above, below);
  }

  private static boolean underlines(Ruling ruling, Run run) {
    float depth = ruling.y() - run.base();
    return depth > -0.1f * run.size() && depth < 0.22f * run.size() && ruling.right() - ruling.left() < run.right()
        - run.left() + 4;
  }
}
