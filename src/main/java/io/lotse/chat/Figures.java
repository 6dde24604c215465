package io.lotse.chat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** How questions were answered, by steps of time; all of it is read from an index, whatever the number of messages. */
@Offered("admin: for the dashboard")
@ApplicationScoped
public class Figures {
  /** The step of a row; null for the row of the whole time. */
  private static final String ANSWERS = """
      select date_bin(make_interval(secs => :step), created_at, cast(:since as timestamptz)) as step, count(*),
        count(*) filter (where status = 'complete' and grounded),
        count(*) filter (where status = 'complete' and not grounded and finish_reason = 'answered'),
        count(*) filter (where status in ('failed', 'interrupted')),
        percentile_cont(0.5) within group (order by total_ms), percentile_cont(0.95) within group (order by total_ms),
        coalesce(sum(total_tokens), 0), sum(cost)
      from message where role = 'assistant' and created_at >= :since and created_at < :until
      group by grouping sets ((step), ()) order by step nulls last""";
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /**
   * What happened in a step of time, by when questions were asked.
   *
   * @param questions all that an answer was begun for
   * @param answered those with an answer that cites something
   * @param ungrounded those with an answer that cites nothing
   * @param failed those whose answer has failed or was cut off
   * @param medianMs until the answer was complete, in milliseconds; null without an answer
   * @param slowMs the time that 95 % of answers kept; null likewise
   * @param cost by the configured prices; null without prices
   */
  public record Step(Instant at, long questions, long answered, long ungrounded, long failed, Double medianMs,
      Double slowMs, long tokens, BigDecimal cost) {}

  /**
   * What people thought of answers.
   *
   * @param up thumbs up
   * @param down thumbs down
   */
  public record Ratings(long up, long down) {}

  /**
   * The figures of some time.
   *
   * @param steps those in which something was asked, oldest first
   * @param whole all of it
   */
  public record Seen(List<Step> steps, Step whole, Ratings ratings) {}

  /** From one time to another, in steps of that length. */
  @Transactional
  public Seen between(Instant since, Instant until, Duration step) {
    List<?> found = store.createNativeQuery(ANSWERS, Object[].class).setParameter("step", (double) step.toSeconds())
        .setParameter("since", since).setParameter("until", until).getResultList();
    List<Step> rows = found.stream().map(Object[].class::cast).map(Figures::step).toList();
    return new Seen(rows.subList(0, rows.size() - 1), rows.getLast(), ratings(since, until));
  }

  /**
   * Up to what the figures tell; another value says that they have changed. An answer is finished some time after it was
   * begun, and people rate it later still.
   *
   * @param answer when an answer was last begun or finished; null while there is none
   * @param rating when one was last rated; null while none was
   */
  public record State(Instant answer, Instant rating, long ratings) {}

  /** The state of now; both times are read from the end of an index. */
  @Transactional
  public State state() {
    Object[] row = (Object[]) store.createNativeQuery("select (select max(updated_at) from message where role ="
        + " 'assistant'), (select max(updated_at) from feedback), (select count(*) from feedback)", Object[].class)
        .getSingleResult();
    return new State((Instant) row[0], (Instant) row[1], whole(row[2]));
  }

  private Ratings ratings(Instant since, Instant until) {
    List<?> rows = store.createNativeQuery("select count(*) filter (where rating = 'up'),"
        + " count(*) filter (where rating = 'down') from feedback where created_at >= :since and created_at < :until",
        Object[].class).setParameter("since", since).setParameter("until", until).getResultList();
    Object[] row = (Object[]) rows.getFirst();
    return new Ratings(whole(row[0]), whole(row[1]));
  }

  private static Step step(Object[] row) {
    return new Step((Instant) row[0], whole(row[1]), whole(row[2]), whole(row[3]), whole(row[4]), (Double) row[5],
        (Double) row[6], whole(row[7]), (BigDecimal) row[8]);
  }

  private static long whole(Object number) {
    return ((Number) number).longValue();
  }
}
