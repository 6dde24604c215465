package io.lotse.admin.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.admin.gaps.Likeness.Mark;
import io.lotse.chat.Ungrounded;
import io.lotse.chat.Ungrounded.Asked;

/** The gaps of the organisation's knowledge, gathered from the newest questions that got no answer which rests on anything. */
@ApplicationScoped
public class Gaps {
  /** So many of the newest questions are gathered at all, ... */
  static final int GATHERED = 2000;
  /** ... and so many of them at a time, because somebody waits. */
  private static final int AT_A_TIME = 200;
  private final Ungrounded ungrounded;
  private final Likeness likeness;
  private final GapRows rows;
  private final ReentrantLock gathering = new ReentrantLock();

  Gaps() {
    this(null, null, null);
  }

  @Inject
  Gaps(Ungrounded ungrounded, Likeness likeness, GapRows rows) {
    this.ungrounded = ungrounded;
    this.likeness = likeness;
    this.rows = rows;
  }

  /**
   * Puts new questions to the gaps that they are like, or into new ones. A question that comes again although its gap was
   * answered opens it again.
   *
   * @return how many questions are still to be gathered
   */
  public int gather() {
    if (!gathering.tryLock()) {
      return 0;
    }
    try {
      List<Asked> newest = ungrounded.since(Instant.EPOCH, GATHERED);
      Set<UUID> known = rows.known(newest.stream().map(Asked::answerId).toList());
      List<Asked> fresh = newest.stream().filter(each -> !known.contains(each.answerId())).toList();
      List<GapRows.Marked> gaps = new ArrayList<>(fresh.isEmpty() ? List.of() : rows.marks(GATHERED));
      // The oldest first, so that the first of its kind makes the gap.
      List<Asked> now = fresh.subList(Math.max(0, fresh.size() - AT_A_TIME), fresh.size()).reversed();
      now.forEach(each -> place(each, gaps));
      return fresh.size() - now.size();
    } finally {
      gathering.unlock();
    }
  }

  private void place(Asked asked, Collection<GapRows.Marked> gaps) {
    Mark mark = likeness.of(asked.question());
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

  /** Those that were asked most often first; {@code state} null = all. */
  public List<Gap> list(String state, GapOrder order, int skip, int limit) {
    return rows.list(state, order, skip, limit);
  }

  public long count(String state) {
    return rows.count(state);
  }

  /** How many there are in each state. */
  public Map<String, Long> counts() {
    return rows.counts();
  }

  /** 404 {@code gap_not_found}. */
  public Gap.Whole read(UUID id) {
    return rows.read(id);
  }

  /** An entry of the FAQ answers it from now on. */
  public void answered(UUID id, int faqId, String by) {
    rows.become(id, "answered", faqId, by);
  }

  /** It is not worth an answer: it stays away also when it is asked again. */
  public void dismiss(UUID id, String by) {
    rows.become(id, "dismissed", null, by);
  }

  public void open(UUID id, String by) {
    rows.become(id, "open", null, by);
  }

  /** By what gaps are listed. */
  public enum GapOrder {
    MOST("count(q.answer_id) desc, max(q.asked_at) desc, g.id"), NEWEST("max(q.asked_at) desc, g.id");

    private final String sql;

    GapOrder(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  static Set<String> set(String[] words) {
    return new HashSet<>(Arrays.asList(words));
  }
}
