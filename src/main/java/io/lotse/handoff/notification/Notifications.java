package io.lotse.handoff.notification;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Offered;
import io.lotse.platform.nodes.Announcements;

/**
 * Tells humans: a notification is stored within the caller's transaction and pushed once that commits, so what the caller
 * has acknowledged is never lost. One cause of one conversation is told once while nobody has resolved it.
 */
@Offered("chat and agent: to call a human")
@ApplicationScoped
public class Notifications {
  /** The channel on which all nodes learn that there is something new. */
  public static final String CHANNEL = "notification";
  private final Announcements announcements;
  private final Event<NotificationRaised> raised;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Notifications() {
    this(null, null);
  }

  @Inject
  Notifications(Announcements announcements, Event<NotificationRaised> raised) {
    this.announcements = announcements;
    this.raised = raised;
  }

  /**
   * A notification that was asked for.
   *
   * @param fresh false when it was there before
   */
  public record Told(NotificationView notification, boolean fresh) {}

  /** Somebody asks for a human, or the agent hands over; what was told before is brought up to date. */
  @Transactional
  public Told handoff(UUID chatSession, UUID person, NotificationData data) {
    return tell(new Concern(NotificationType.HANDOFF, "handoff:" + chatSession, false, chatSession, person, data));
  }

  /** An answer in a conversation cites nothing. */
  @Transactional
  public Told ungrounded(UUID chatSession, UUID person, NotificationData data) {
    return tell(
        new Concern(NotificationType.UNGROUNDED_ANSWER, "ungrounded:" + chatSession, false, chatSession, person, data));
  }

  /** Stores a notification, unless its concern is told already. */
  @Transactional
  public Told tell(Concern concern) {
    takeTurn();
    Optional<Notification> known = known(concern);
    if (known.isPresent()) {
      if (concern.type() == NotificationType.HANDOFF) {
        known.get().renew(concern.data());
      }
      return new Told(known.get().view(), false);
    }
    Notification notification = new Notification(concern);
    store.persist(notification);
    store.flush();
    raised.fire(new NotificationRaised(notification.view()));
    announcements.announce(CHANNEL, "");
    return new Told(notification.view(), true);
  }

  /**
   * Notifications are written one after the other until the commit, so their positions are the order in which they
   * become visible. What the caller changed is written before, so nobody waits for the caller who holds the turn.
   */
  private void takeTurn() {
    store.flush();
    store.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('lotse.notification')) as text)")
        .getSingleResult();
  }

  private Optional<Notification> known(Concern concern) {
    return store.createQuery("from Notification n where n.causeKey = :key and (:once = true or n.state <> 'resolved')"
        + " order by n.position desc", Notification.class).setParameter("key", concern.key())
        .setParameter("once", concern.once()).setMaxResults(1).getResultStream().findFirst();
  }
}
