package io.lotse.knowledge.parsing;

import java.util.ArrayList;
import java.util.List;

/** Puts list markers before their items: some writers set all numbers first, and paint bullets instead of setting them. */
final class LooseMarkers {
  private static final float FARTHEST = 3.5f;

  private LooseMarkers() {}

  static List<Run> attach(List<Run> runs, List<PageContent.Spot> spots) {
    List<Run> attached = new ArrayList<>(runs);
    for (int i = 0; i < runs.size(); i++) {
      Run marker = runs.get(i);
      boolean loose = ListMarker.isMarker(marker.text())
          && (i + 1 == runs.size() || !runs.get(i + 1).sharesBaseline(marker) || runs.get(i + 1).left() < marker
              .right());
      if (loose) {
        insert(marker, attached);
      }
    }
    spots.forEach(spot -> bullet(spot, runs, attached));
    return attached;
  }

  private static void insert(Run marker, List<Run> attached) {
    Run item = nextTo(marker.right(), marker.base(), 0.4f * marker.size(), attached);
    if (item != null && item != marker) {
      attached.removeIf(run -> run == marker);
      attached.add(attached.indexOf(item), marker);
    }
  }

  private static void bullet(PageContent.Spot spot, List<Run> runs, List<Run> attached) {
    for (Run item : runs) {
      boolean level = spot.y() < item.base() && spot.y() > item.base() - 0.8f * item.size();
      if (level && isNear(spot.right(), item) && nextTo(spot.right(), item.base(), 1, runs) == item) {
        Word bullet = new Word("•", spot.left(), spot.right(), item.base(), item.size(), false, false);
        attached.add(attached.indexOf(item), new Run(List.of(bullet)));
        return;
      }
    }
  }

  private static Run nextTo(float right, float base, float tolerance, List<Run> runs) {
    Run next = null;
    for (Run run : runs) {
      if (Math.abs(run.base() - base) < tolerance && isNear(right, run) && (next == null || run.left() < next.left())) {
        next = run;
      }
    }
    return next;
  }

  private static boolean isNear(float right, Run run) {
    return run.left() >= right - 1 && run.left() - right < FARTHEST * run.size();
  }
}
