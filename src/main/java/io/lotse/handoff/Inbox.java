package io.lotse.handoff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.handoff.notification.Handling;
import io.lotse.handoff.notification.Handling.Hand;
import io.lotse.handoff.notification.NotificationLog;
import io.lotse.handoff.notification.NotificationState;
import io.lotse.handoff.notification.NotificationType;
import io.lotse.handoff.notification.NotificationView;
import io.lotse.handoff.notification.Notifications;
import io.lotse.platform.Caller;
import io.lotse.platform.Offered;

/** What humans are to see to, for people who work it off; who does so is named by their address. */
@Offered("admin: to work notifications off")
@ApplicationScoped
public class Inbox {
  /** The channel on which all nodes hear that there is a new notification. */
  public static final String CHANNEL = Notifications.CHANNEL;
  private static final int LATEST = 100;
  private final Handling handling;
  private final Replies replies;
  private final NotificationLog log;

  Inbox() {
    this(null, null, null);
  }

  @Inject
  Inbox(Handling handling, Replies replies, NotificationLog log) {
    this.handling = handling;
    this.log = log;
    this.replies = replies;
  }

  /** Which are wanted; an empty set = of all states, or types. */
  public record Selection(Set<NotificationState> states, Set<NotificationType> types) {
    /** All of them. */
    public static final Selection ALL = new Selection(Set.of(), Set.of());

    public Selection {
      states = Set.copyOf(states);
      types = Set.copyOf(types);
    }
  }

  /** The newest first. */
  public List<NotificationView> list(Selection selection, int skip, int limit) {
    return log.newest(selection.states(), selection.types(), skip, limit);
  }

  public long count(Selection selection) {
    return log.count(selection.states(), selection.types());
  }

  /** Something that is another when anything has arrived or somebody has seen to something. */
  public Object pulse() {
    return log.pulse(LATEST);
  }

  /** 404 {@code notification_not_found}. */
  public NotificationView get(UUID id) {
    return handling.get(id);
  }

  /** The conversation of ours that a notification is about; empty for those of bots. */
  public Optional<UUID> conversation(UUID id) {
    return handling.conversation(id);
  }

  /** From now on this person sees to it, also where somebody else did; 409 {@code notification_state}. */
  public NotificationView claim(UUID id, Caller.Person by) {
    return handling.become(id, NotificationState.CLAIMED, hand(by));
  }

  /** Nothing is left to do; 409 {@code notification_state}. */
  public NotificationView resolve(UUID id, Caller.Person by) {
    return handling.become(id, NotificationState.RESOLVED, hand(by));
  }

  /** Says something to the person, in their conversation; 409 {@code reply_not_possible}. */
  public NotificationView reply(UUID id, String text, Caller.Person by) {
    return replies.send(id, text.strip(), hand(by)).notification();
  }

  private static Hand hand(Caller.Person by) {
    return new Hand(by.email(), true);
  }
}
