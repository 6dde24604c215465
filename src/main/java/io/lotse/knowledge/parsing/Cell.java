package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

/** Runs below each other in one column of a row. */
final class Cell {
  /** Lines of one cell are set this close, in font sizes; rows of a table stand further apart. */
  private static final float LEADING = 1.5f;

  private final List<Run> runs = new ArrayList<>();

  Cell(Run run) {
    runs.add(run);
  }

  List<Run> runs() {
    return runs;
  }

  Run last() {
    return runs.getLast();
  }

  float left() {
    return (float) runs.stream().mapToDouble(Run::left).min().orElseThrow();
  }

  float right() {
    return (float) runs.stream().mapToDouble(Run::right).max().orElseThrow();
  }

  float top() {
    return (float) runs.stream().mapToDouble(Run::base).min().orElseThrow();
  }

  float bottom() {
    return (float) runs.stream().mapToDouble(Run::base).max().orElseThrow();
  }

  boolean isBold() { return runs.stream().allMatch(Run::isBold); }

  /** Whether the run is the next line of this cell. */
  boolean continuesWith(Run run) {
    float step = run.base() - last().base();
    return step > 0.5f * run.size() && step <= LEADING * Math.max(run.size(), last().size())
        && Math.abs(run.size() - last().size()) < 0.2f * run.size() && overlaps(run.left(), run.right());
  }

  boolean overlaps(float from, float to) {
    return Math.min(right(), to) - Math.max(left(), from) > -2;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    Run before = null;
    for (Run run : runs) {
      if (before != null && before.sharesBaseline(run)) {
        text.append(' ').append(run.text());
      } else {
        LineEnd.join(text, run.text());
      }
      before = run;
    }
    return text.toString();
  }
}
