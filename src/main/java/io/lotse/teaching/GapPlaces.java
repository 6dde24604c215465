package io.lotse.teaching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.chat.Ungrounded.Asked;
import io.lotse.teaching.Likeness.Mark;

/** Finds each question its gap; one node at a time, so that two never begin the same gap. */
@ApplicationScoped
class GapPlaces {
  private final Likeness likeness;
  private final GapRows rows;

  GapPlaces() {
    this(null, null);
  }

  @Inject
  GapPlaces(Likeness likeness, GapRows rows) {
    this.likeness = likeness;
    this.rows = rows;
  }

  /**
   * Puts questions to the gaps that they are like, or into new ones, those first that come first. A question that comes
   * again although its gap was answered opens it again.
   *
   * @return false when another node is at it
   */
  @Transactional
  boolean place(Map<Asked, Mark> questions) {
    if (!rows.lock()) {
      return false;
    }
    Set<UUID> known = rows.known(questions.keySet().stream().map(Asked::answerId).toList());
    List<GapRows.Marked> gaps = new ArrayList<>(rows.marks(Gathering.GATHERED));
    questions.forEach((asked, mark) -> {
      if (!known.contains(asked.answerId())) {
        place(asked, mark, gaps);
      }
    });
    return true;
  }

  private void place(Asked asked, Mark mark, Collection<GapRows.Marked> gaps) {
    GapRows.Marked nearest = null;
    double best = 0;
    for (GapRows.Marked each : gaps) {
      double alike = likeness.between(mark, each.mark());
      if (alike > best) {
        best = alike;
        nearest = each;
      }
    }
    if (nearest == null) {
      gaps.add(new GapRows.Marked(rows.begin(asked, mark), mark));
    } else {
      rows.add(nearest.gap(), asked);
    }
  }
}
