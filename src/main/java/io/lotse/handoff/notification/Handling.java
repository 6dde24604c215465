package io.lotse.handoff.notification;

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

  /** The conversation of ours that a notification is about, which its hand now sees to; empty for those of bots. */
  @Transactional
  public Optional<UUID> answering(UUID id, Hand hand) {
    Notification notification = locked(id);
    Optional<UUID> session = notification.chatSession();
    if (session.isPresent() && notification.view().state() != NotificationState.RESOLVED) {
      notification.become(NotificationState.CLAIMED, hand.who(), hand.mayOverrule());
    }
    return session;
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
