package io.lotse.handoff.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

/** The notifications in their order. */
@ApplicationScoped
public class NotificationLog {
  private static final String FILTER = " where (:state is null or n.state = :state) and n.position > :after";
  private static final String OF = " where (:anyState = true or n.state in :states)"
      + " and (:anyType = true or n.type in :types)";
  private static final String ABOUT = "(person_id = :person or data ->> 'user_id' = :user)";
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** A notification at its place in the order. */
  public record Entry(long position, NotificationView notification) {}

  /**
   * Notifications that nobody has got yet.
   *
   * @param oldestSeconds since the oldest of them was told; 0 where there is none
   */
  record Open(long count, long oldestSeconds) {}

  @Transactional
  Open open() {
    Object[] row = (Object[]) store.createNativeQuery("""
        select count(*), cast(coalesce(extract(epoch from now() - min(created_at)), 0) as bigint)
        from notification where state = 'open'""").getSingleResult();
    return new Open(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
  }

  /** The position of the newest; 0 when there is none. */
  @Transactional
  public long newest() {
    return store.createQuery("select coalesce(max(n.position), 0) from Notification n", Long.class).getSingleResult();
  }

  /** The position of a notification; empty when there is none of that id. */
  @Transactional
  public Optional<Long> position(UUID id) {
    return store.createQuery("select n.position from Notification n where n.id = :id", Long.class)
        .setParameter("id", id).getResultStream().findFirst();
  }

  /** The positions of those of the ids that name a notification, by id as it was given. */
  @Transactional
  public Map<String, Long> positions(Collection<String> ids) {
    Map<String, UUID> wanted = new HashMap<>();
    ids.forEach(id -> uuid(id).ifPresent(uuid -> wanted.put(id, uuid)));
    Map<UUID, Long> known = store.createQuery("select n.id, n.position from Notification n where n.id in :ids",
        Object[].class).setParameter("ids", wanted.values()).getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    Map<String, Long> positions = new HashMap<>();
    wanted.forEach((id, uuid) -> positions.computeIfAbsent(id, each -> known.get(uuid)));
    return positions;
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** All after a position, oldest first. */
  @Transactional
  public List<Entry> after(long position, int limit) {
    return entries(store.createQuery("from Notification n where n.position > :after order by n.position",
        Notification.class).setParameter("after", position), limit);
  }

  /** Those after a position that nobody has seen to one by one, oldest first: what a reader gets who was away. */
  @Transactional
  public List<Entry> unseenAfter(long position, int limit) {
    return entries(store.createQuery("from Notification n where n.position > :after and n.seenTo = false"
        + " order by n.position", Notification.class).setParameter("after", position), limit);
  }

  /** Oldest first; {@code state} null = all. */
  @Transactional
  public List<NotificationView> list(NotificationState state, long after, int skip, int limit) {
    return filtered(store.createQuery("from Notification n" + FILTER + " order by n.position", Notification.class),
        state, after).setFirstResult(skip).setMaxResults(limit).getResultStream().map(Notification::view).toList();
  }

  @Transactional
  public long count(NotificationState state, long after) {
    return filtered(store.createQuery("select count(n) from Notification n" + FILTER, Long.class), state, after)
        .getSingleResult();
  }

  /** The newest first; an empty set = of all states, or types. */
  @Transactional
  public List<NotificationView> newest(Set<NotificationState> states, Set<NotificationType> types, int skip,
      int limit) {
    return of(store.createQuery("from Notification n" + OF + " order by n.position desc", Notification.class), states,
        types).setFirstResult(skip).setMaxResults(limit).getResultStream().map(Notification::view).toList();
  }

  @Transactional
  public long count(Set<NotificationState> states, Set<NotificationType> types) {
    return of(store.createQuery("select count(n) from Notification n" + OF, Long.class), states, types)
        .getSingleResult();
  }

  private static <T> TypedQuery<T> of(TypedQuery<T> query, Set<NotificationState> states,
      Set<NotificationType> types) {
    return query.setParameter("anyState", states.isEmpty()).setParameter("states", states.stream().map(
        NotificationState::id).collect(Collectors.toSet())).setParameter("anyType", types.isEmpty()).setParameter(
            "types", types.stream().map(NotificationType::id).collect(Collectors.toSet()));
  }

  /** The newest that are not resolved, and how far each has been seen to: another list when anything has happened. */
  @Transactional
  public List<String> pulse(int limit) {
    return store.createNativeQuery("select position || state || coalesce(claimed_by, '') from notification"
        + " where state <> 'resolved' order by position desc", String.class).setMaxResults(limit).getResultList();
  }

  /** What a person's own conversations and their records with bots were told of, oldest first. */
  @Transactional
  public List<NotificationView> about(UUID person) {
    List<UUID> ids = store.createNativeQuery("select id from notification where " + ABOUT, UUID.class)
        .setParameter("person", person).setParameter("user", person.toString()).getResultList().stream()
        .map(UUID.class::cast).toList();
    return ids.isEmpty() ? List.of() : store.createQuery("from Notification n where n.id in :ids order by n.position",
        Notification.class).setParameter("ids", ids).getResultStream().map(Notification::view).toList();
  }

  /** Removes what is about a person, also where it waits for a webhook, and their name from what they have seen to. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(UUID person, String email) {
    store.createNativeQuery("delete from outbox where idempotency_key in (select cast(id as text) from notification"
        + " where " + ABOUT + ")").setParameter("person", person).setParameter("user", person.toString())
        .executeUpdate();
    store.createNativeQuery("delete from notification where " + ABOUT).setParameter("person", person)
        .setParameter("user", person.toString()).executeUpdate();
    for (String hand : List.of("acknowledged_by", "claimed_by", "resolved_by")) {
      store.createNativeQuery("update notification set " + hand + " = :gone where " + hand + " = :email")
          .setParameter("gone", "person:" + person).setParameter("email", email).executeUpdate();
    }
  }

  private static <T> TypedQuery<T> filtered(TypedQuery<T> query, NotificationState state, long after) {
    return query.setParameter("state", state == null ? null : state.id()).setParameter("after", after);
  }

  private static List<Entry> entries(TypedQuery<Notification> query, int limit) {
    return query.setMaxResults(limit).getResultStream().map(each -> new Entry(each.getPosition(), each.view()))
        .toList();
  }
}
