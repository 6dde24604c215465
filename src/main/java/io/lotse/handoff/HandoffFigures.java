package io.lotse.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;

/** How often humans were called, and who waits for one. */
@Offered("admin: for the dashboard")
@ApplicationScoped
public class HandoffFigures {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /**
   * Somebody who was handed over to humans.
   *
   * @param message what they have asked; may be null
   * @param claimedBy who sees to it; null for nobody yet
   */
  public record Handoff(UUID id, Instant at, String state, String message, String claimedBy) {}

  /** How often within each step of time; steps without any are not in it. */
  @Transactional
  public Map<Instant, Long> between(Instant since, Instant until, Duration step) {
    List<?> rows = store.createNativeQuery("""
        select date_bin(make_interval(secs => :step), created_at, cast(:since as timestamptz)) as step, count(*)
        from notification where type = 'handoff' and created_at >= :since and created_at < :until
        group by step""", Object[].class).setParameter("step", (double) step.toSeconds()).setParameter("since", since)
        .setParameter("until", until).getResultList();
    return rows.stream().map(Object[].class::cast).collect(Collectors.toMap(row -> (Instant) row[0],
        row -> ((Number) row[1]).longValue()));
  }

  /** Those that nobody has resolved, the newest first. */
  @Transactional
  public List<Handoff> waiting(int limit) {
    List<?> rows = store.createNativeQuery("""
        select id, created_at, state, data ->> 'message', claimed_by from notification
        where type = 'handoff' and state <> 'resolved' order by position desc""", Object[].class).setMaxResults(limit)
        .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new Handoff((UUID) row[0], (Instant) row[1],
        (String) row[2], (String) row[3], (String) row[4])).toList();
  }
}
