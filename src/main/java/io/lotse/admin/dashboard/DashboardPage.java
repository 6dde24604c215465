package io.lotse.admin.dashboard;

import java.io.Serializable;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.lotse.admin.frame.Address;
import io.lotse.admin.frame.Preferences;
import io.lotse.chat.Figures;
import io.lotse.chat.Figures.Step;
import io.lotse.handoff.HandoffFigures;
import io.lotse.handoff.HandoffFigures.Handoff;
import io.lotse.knowledge.job.JobsUnderWay;
import io.lotse.operations.SystemHealth;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Texts;

/** How the assistant does, at a glance. */
@Named
@ViewScoped
public class DashboardPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 6;
  private final Figures figures;
  private final HandoffFigures handoffs;
  private final JobsUnderWay jobs;
  private final SystemHealth health;
  private String period = Period.DAY.id();
  private transient Seen seen;

  /** What one look has found; everything on the page is of the same moment. */
  private record Seen(List<Instant> steps, Figures.Seen figures, Map<Instant, Long> handoffs) {}

  DashboardPage() {
    this(null, null, null, null);
  }

  @Inject
  DashboardPage(Figures figures, HandoffFigures handoffs, JobsUnderWay jobs, SystemHealth health) {
    this.figures = figures;
    this.handoffs = handoffs;
    this.jobs = jobs;
    this.health = health;
  }

  /** Looks anew. */
  public void refresh() {
    seen = null;
  }

  public void choose() {
    refresh();
    new Address().with("period", period).show();
  }

  private Seen seen() {
    if (seen == null) {
      Period shown = Period.of(period);
      Instant now = Instant.now();
      Instant since = shown.since(now, zone());
      seen = new Seen(shown.steps(since), figures.between(since, now, shown.step()), handoffs.between(since, now, shown
          .step()));
    }
    return seen;
  }

  /** Questions by what has become of them, and how often a human was called. */
  public String getQuestions() {
    Map<Instant, Step> byStep = steps();
    Map<Instant, Long> called = seen().handoffs();
    return new Chart("bar", labels()).stacked().series(text("answered"), "navy", values(byStep, Step::answered))
        .series(text("ungrounded"), "yellow", values(byStep, Step::ungrounded))
        .series(text("failed"), "red", values(byStep, Step::failed))
        .series(text("escalated"), "control", seen().steps().stream().map(at -> called.getOrDefault(at, 0L)).toList())
        .json();
  }

  /** How long answers took, in seconds. */
  public String getLatency() {
    Map<Instant, Step> byStep = steps();
    return new Chart("line", labels()).unit(text("seconds"))
        .series(text("median"), "navy", values(byStep, step -> seconds(step.medianMs())))
        .series(text("slow"), "red", values(byStep, step -> seconds(step.slowMs()))).json();
  }

  /** What answers cost where prices are known, else how many tokens they took. */
  public String getCost() {
    Map<Instant, Step> byStep = steps();
    return isPriced() ? new Chart("bar", labels()).unit(getCurrency()).series(text("cost"), "navy", values(byStep,
        Step::cost)).json()
        : new Chart("bar", labels()).unit(text("tokens")).series(text("tokens"), "navy", values(byStep,
            Step::tokens)).json();
  }

  /** The same numbers as a table. */
  public List<Step> getRows() { return seen().figures().steps(); }

  public Step getWhole() { return seen().figures().whole(); }

  public long getEscalated() { return seen().handoffs().values().stream().mapToLong(Long::longValue).sum(); }

  public Figures.Ratings getRatings() { return seen().figures().ratings(); }

  /** Thumbs up among all thumbs; empty where there are none. */
  public String getSatisfaction() {
    return share(getRatings().up(), getRatings().up() + getRatings().down());
  }

  /** A part of all questions, in percent. */
  public String share(long part) {
    return share(part, getWhole().questions());
  }

  private static String share(long part, long all) {
    return all == 0 ? "–" : Math.round(100.0 * part / all) + " %";
  }

  /** Seconds with one decimal. */
  public String said(Double millis) {
    return millis == null ? "–" : String.format(locale(), "%.1f s", millis / 1000);
  }

  /** A number as people write it. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** The cost of the whole time. */
  public String getSpent() {
    BigDecimal cost = getWhole().cost();
    return cost == null ? "–" : String.format(locale(), "%,.2f %s", cost, sign());
  }

  /** {@code €} for {@code EUR}; what is no currency of ISO 4217 as it is given. */
  private String sign() {
    try {
      return Currency.getInstance(getCurrency()).getSymbol(locale());
    } catch (IllegalArgumentException ownUnit) {
      return getCurrency();
    }
  }

  public boolean isPriced() { return getWhole().cost() != null; }

  public String getCurrency() { return Settings.current().text(Setting.MODEL_PRICE_CURRENCY); }

  public List<SystemHealth.Part> getHealth() { return health.now(); }

  public boolean isWell() { return getHealth().stream().allMatch(part -> part.problem() == null); }

  public List<JobsUnderWay.Job> getJobs() { return jobs.list(); }

  public List<Handoff> getWaiting() { return handoffs.waiting(SHOWN); }

  public String label(Instant at) {
    return Period.of(period).label(at, zone(), locale());
  }

  /** In percent. */
  public int percent(JobsUnderWay.Job job) {
    return (int) Math.round(job.progress() * 100);
  }

  public String getPeriod() { return period; }

  public void setPeriod(String wanted) { period = Period.of(wanted).id(); }

  private Map<Instant, Step> steps() {
    return getRows().stream().collect(Collectors.toMap(Step::at, Function.identity()));
  }

  private List<String> labels() {
    return seen().steps().stream().map(this::label).toList();
  }

  private List<? extends Number> values(Map<Instant, Step> byStep, Function<Step, Number> value) {
    return seen().steps().stream().map(at -> byStep.containsKey(at) ? value.apply(byStep.get(at)) : null).toList();
  }

  private static Double seconds(Double millis) {
    return millis == null ? null : (Double) (Math.round(millis / 10) / 100.0);
  }

  private static String text(String key) {
    return Texts.in(locale().getLanguage(), "admin.dashboard", key);
  }

  private static Locale locale() {
    return Preferences.current().locale();
  }

  private static ZoneId zone() {
    return Preferences.current().zone();
  }
}
