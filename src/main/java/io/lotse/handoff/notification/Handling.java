package io.lotse.handoff.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Problem;

/** Who sees to a notification, and how far. */
@ApplicationScoped
public class Handling {
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  /** Somebody who handles notifications; {@code mayOverrule} what another has claimed. */
  public record Hand(String who, boolean mayOverrule) {}

  @Transactional
  public NotificationView get(UUID id) {
    return known(store.find(Notification.class, id)).view();
  }

  /** Goes forward to a state; of several who want the same at a time one wins, the others get 409. */
  @Transactional
  public NotificationView become(UUID id, NotificationState state, Hand hand) {
    Notification notification = locked(id);
    notification.become(state, hand.who(), hand.mayOverrule());
    return notification.view();
  }

  /** The conversation of ours that a notification is about; empty for those of bots. Holds nothing. */
  @Transactional
  public Optional<UUID> conversation(UUID id) {
    List<UUID> found = store.createQuery("select n.chatSessionId from Notification n where n.id = :id", UUID.class)
        .setParameter("id", id).getResultList();
    if (found.isEmpty()) {
      throw unknown();
    }
    return Optional.ofNullable(found.getFirst());
  }

  /** Somebody answers in the conversation of a notification, and so sees to it, unless it is resolved already. */
  @Transactional
  public NotificationView answering(UUID id, Hand hand) {
    Notification notification = locked(id);
    if (notification.view().state() != NotificationState.RESOLVED) {
      notification.become(NotificationState.CLAIMED, hand.who(), hand.mayOverrule());
    }
    return notification.view();
  }

  private Notification locked(UUID id) {
    return known(store.find(Notification.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private static Notification known(Notification found) {
    if (found == null) {
      throw unknown();
    }
    return found;
  }

  /** There is no such notification. */
  public static Problem unknown() {
    return Problem.notFound("notification_not_found", "There is no notification with this id.");
  }
}
