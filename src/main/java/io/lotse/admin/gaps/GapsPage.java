package io.lotse.admin.gaps;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Deeds;
import io.lotse.admin.frame.Notices;
import io.lotse.admin.frame.Rows;
import io.lotse.admin.tables.FirstRow;
import io.lotse.platform.Query;
import io.lotse.teaching.Gap;
import io.lotse.teaching.Gaps;
import io.lotse.teaching.Gaps.GapOrder;

/** The knowledge gaps, and one of them with its questions. */
@Named
@ViewScoped
public class GapsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<String> STATES = List.of("open", "answered", "dismissed");
  private final transient Gaps gaps;
  private final transient Deeds deeds;
  private final transient Rows<Gap> rows;
  private String state = "open";
  private UUID open;
  private transient Gap.Whole opened;
  private transient Map<String, Long> counts;

  GapsPage() {
    this(null, null);
  }

  @Inject
  GapsPage(Gaps gaps, Deeds deeds) {
    this.gaps = gaps;
    this.deeds = deeds;
    this.rows = new Rows<>((first, size, order) -> gaps.list(wanted(), "lastAt".equals(order.field()) ? GapOrder.NEWEST
        : GapOrder.MOST, first, size), this::count, Gap::id);
  }

  @PostConstruct
  void arrive() {
    Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    state = asked.getOrDefault("state", state);
    if (asked.containsKey("id")) {
      show(Query.id(asked.get("id"), "gap_not_found", "There is no such gap."));
    }
  }

  private long count() {
    counts = gaps.counts();
    return wanted() == null ? counts.values().stream().mapToLong(Long::longValue).sum() : counts.get(wanted());
  }

  private String wanted() {
    return STATES.contains(state) ? state : null;
  }

  public void show(UUID gap) {
    open = gap;
    look();
    address();
  }

  /** What has become of it meanwhile. */
  public void look() {
    opened = open == null ? null : gaps.read(open);
  }

  public void filter() {
    FirstRow.show();
    address();
  }

  public void dismiss() {
    deeds.done("knowledge-gap-dismissed", open, () -> gaps.dismiss(open, deeds.person().email()));
    counts = null;
    Notices.done("admin.work", "gapDismissed");
    look();
  }

  public void reopen() {
    deeds.done("knowledge-gap-opened", open, () -> gaps.open(open, deeds.person().email()));
    counts = null;
    Notices.done("admin.work", "gapReopened");
    look();
  }

  private void address() {
    new Address().with("state", state.equals("open") ? null : state).with("id", open).show();
  }

  /** How many there are in each state; counted once for an answer. */
  public Map<String, Long> getCounts() {
    if (counts == null) {
      counts = gaps.counts();
    }
    return counts;
  }

  public Rows<Gap> getRows() { return rows; }

  public Gap.Whole getOpened() {
    if (opened == null) {
      look();
    }
    return opened;
  }

  /** How many questions are still to be gathered. */
  public int getWaiting() { return gaps.waiting(); }

  public String getState() { return state; }

  public void setState(String wanted) { state = wanted; }
}
