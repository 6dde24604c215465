package io.lotse.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.nodes.Announcements;

/**
 * The entries of the outbox of all nodes. Claiming one puts it out of sight for {@link #LEASE}; should its node die
 * meanwhile, it is due again after that.
 */
@Offered("operations: to show dead letters and to try them again")
@ApplicationScoped
public class OutboxEntries {
  /** The longest that one delivery may take. */
  static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int LONGEST_ERROR = 500;
  private final Announcements announcements;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  OutboxEntries() {
    this(null);
  }

  @Inject
  OutboxEntries(Announcements announcements) {
    this.announcements = announcements;
  }

  /** The next of its kind that is due; nobody waits for one that another has in hand. */
  @Transactional
  Optional<OutboxItem> claim(String kind) {
    List<?> rows = store.createNativeQuery("""
        update outbox set attempts = attempts + 1, not_before = now() + make_interval(secs => :lease),
          updated_at = now()
        where id = (select id from outbox where kind = :kind and state = 'waiting' and not_before <= now()
          order by not_before, id limit 1 for update skip locked)
        returning id, idempotency_key, payload, attempts""").setParameter("kind", kind)
        .setParameter("lease", (double) LEASE.toSeconds()).getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> new OutboxItem((UUID) row[0], (String) row[1],
        (String) row[2], ((Number) row[3]).intValue())).findFirst();
  }

  @Transactional
  void delivered(OutboxItem item) {
    settle(item, "state = 'delivered', payload = '', last_error = null", null);
  }

  @Transactional
  void postpone(OutboxItem item, Duration pause, String reason) {
    settle(item, "not_before = now() + interval '" + pause.toMillis() + " milliseconds', last_error = :reason", reason);
  }

  @Transactional
  void bury(OutboxItem item, String reason) {
    settle(item, "state = 'dead', last_error = :reason", reason);
  }

  /** Forgets what was delivered long ago, and with it the keys under which it was filed. */
  @Transactional
  int tidyUp() {
    return store.createNativeQuery("delete from outbox where state = 'delivered' and updated_at < now() - interval '"
        + KEPT.toDays() + " days'").executeUpdate();
  }

  /**
   * How much is to be delivered.
   *
   * @param oldestSeconds since the oldest entry that waits was filed; 0 where none does
   */
  record Depth(long waiting, long dead, long oldestSeconds) {}

  @Transactional
  Depth depth() {
    Object[] row = (Object[]) store.createNativeQuery("""
        select count(*) filter (where state = 'waiting'), count(*) filter (where state = 'dead'),
          cast(coalesce(extract(epoch from now() - min(created_at) filter (where state = 'waiting')), 0) as bigint)
        from outbox where state <> 'delivered'""").getSingleResult();
    return new Depth(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue());
  }

  /** The newest first; a filter that is null lets all through. */
  @Transactional
  public List<OutboxView> list(String state, String kind, int skip, int limit) {
    return store.createQuery("from OutboxEntry e where (:state is null or e.state = :state)"
        + " and (:kind is null or e.kind = :kind) order by e.createdAt desc, e.id desc", OutboxEntry.class)
        .setParameter("state", state).setParameter("kind", kind).setFirstResult(skip).setMaxResults(limit)
        .getResultStream().map(OutboxEntry::view).toList();
  }

  @Transactional
  public long count(String state, String kind) {
    return store.createQuery("select count(e) from OutboxEntry e where (:state is null or e.state = :state)"
        + " and (:kind is null or e.kind = :kind)", Long.class).setParameter("state", state).setParameter("kind", kind)
        .getSingleResult();
  }

  /** Gives a dead letter all its attempts again; 404 {@code outbox_entry_not_found} for anything but a dead letter. */
  @Transactional
  public OutboxView retry(UUID id) {
    found(store.createNativeQuery("update outbox set state = 'waiting', attempts = 0, not_before = now(), "
        + "updated_at = now() where id = :id and state = 'dead'").setParameter("id", id).executeUpdate());
    OutboxView view = store.find(OutboxEntry.class, id).view();
    announcements.announce(Outbox.CHANNEL, view.kind());
    return view;
  }

  /** Throws a dead letter away; 404 {@code outbox_entry_not_found} for anything but a dead letter. */
  @Transactional
  public void discard(UUID id) {
    found(store.createNativeQuery("delete from outbox where id = :id and state = 'dead'").setParameter("id", id)
        .executeUpdate());
  }

  private static void found(int rows) {
    if (rows == 0) {
      throw unknown();
    }
  }

  /** There is no such dead letter. */
  public static Problem unknown() {
    return Problem.notFound("outbox_entry_not_found", "There is no dead letter with this id.");
  }

  /** Only the attempt that has the entry in hand has a say. */
  private void settle(OutboxItem item, String change, String reason) {
    var query = store.createNativeQuery("update outbox set " + change + ", updated_at = now() where id = :id "
        + "and state = 'waiting' and attempts = :attempt").setParameter("id", item.id())
        .setParameter("attempt", item.attempt());
    if (reason != null) {
      query.setParameter("reason", reason.substring(0, Math.min(reason.length(), LONGEST_ERROR)));
    }
    query.executeUpdate();
  }
}
