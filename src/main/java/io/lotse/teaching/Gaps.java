package io.lotse.teaching;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Offered;

/** The gaps of the organisation's knowledge, gathered from the newest questions whose answers rest on nothing. */
@Offered("admin: to show what people ask in vain, and to see to it")
@ApplicationScoped
public class Gaps {
  private final GapRows rows;
  private final Gathering gathering;

  Gaps() {
    this(null, null);
  }

  @Inject
  Gaps(GapRows rows, Gathering gathering) {
    this.rows = rows;
    this.gathering = gathering;
  }

  /** How many questions are still to be gathered. */
  public int waiting() {
    return gathering.waiting();
  }

  /** Those that were asked most often first; {@code state} null = all. */
  public List<Gap> list(String state, GapOrder order, int skip, int limit) {
    return rows.list(state, order, skip, limit);
  }

  /** Something that is another when questions were gathered or what is thought of a gap has changed. */
  public Object pulse() {
    return rows.pulse();
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
}
