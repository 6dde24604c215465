package io.lotse.handoff.notification;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.lotse.platform.Ids;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.WallClock;

/** Something that a human should see to. */
@Entity
@Table(name = "notification")
class Notification {
  @Id
  private UUID id;
  @Column(insertable = false, updatable = false)
  private Long position;
  private String type;
  @Column(name = "cause_key")
  private String causeKey;
  @Column(name = "chat_session_id")
  private UUID chatSessionId;
  @Column(name = "person_id")
  private UUID personId;
  @JdbcTypeCode(SqlTypes.JSON)
  private String data;
  private String state = NotificationState.OPEN.id();
  @Column(name = "seen_to")
  private boolean seenTo;
  @Column(name = "created_at")
  private Instant createdAt = Instant.now();
  @Column(name = "acknowledged_by")
  private String acknowledgedBy;
  @Column(name = "acknowledged_at")
  private Instant acknowledgedAt;
  @Column(name = "claimed_by")
  private String claimedBy;
  @Column(name = "claimed_at")
  private Instant claimedAt;
  @Column(name = "resolved_by")
  private String resolvedBy;
  @Column(name = "resolved_at")
  private Instant resolvedAt;

  protected Notification() {}

  Notification(Concern concern) {
    this.id = Ids.next();
    this.type = concern.type().id();
    this.causeKey = concern.key();
    this.chatSessionId = concern.chatSession();
    this.personId = concern.person();
    this.data = Json.text(concern.data());
  }

  /** Takes over what is known now; who sees to it stays. */
  void renew(NotificationData newer) {
    data = Json.text(newer);
  }

  /**
   * Goes forward to a state; to be where it should go already, by the same hand, changes nothing.
   *
   * @param mayOverrule whether what somebody else has claimed may be taken over
   * @throws Problem 409 {@code notification_claimed} or {@code notification_state} with the notification as it is
   */
  void become(NotificationState wanted, String who, boolean mayOverrule) {
    NotificationState now = state();
    boolean another = claimedBy != null && !claimedBy.equals(who) && !mayOverrule;
    if (now == NotificationState.CLAIMED && another && wanted.compareTo(NotificationState.CLAIMED) >= 0) {
      throw Problem.conflict("notification_claimed", "Somebody else sees to it: " + claimedBy + ".")
          .with("notification", view());
    }
    if (now == wanted && isDoneBy(who)) {
      return;
    }
    if (wanted.compareTo(now) < 0 || now == NotificationState.RESOLVED) {
      throw Problem.conflict("notification_state", "It is " + now.id() + " and cannot become " + wanted.id() + ".")
          .with("notification", view());
    }
    enter(wanted, who);
  }

  /** Whether the state of now is by that hand, where it matters whose it is. */
  private boolean isDoneBy(String who) {
    return switch (state()) {
      case OPEN, ACKNOWLEDGED -> true;
      case CLAIMED -> Objects.equals(claimedBy, who);
      case RESOLVED -> Objects.equals(resolvedBy, who);
    };
  }

  private void enter(NotificationState wanted, String who) {
    Instant at = Instant.now();
    switch (wanted) {
      case OPEN -> throw new IllegalStateException("nothing becomes open");
      case ACKNOWLEDGED -> {
        acknowledgedBy = who;
        acknowledgedAt = at;
      }
      case CLAIMED -> {
        claimedBy = who;
        claimedAt = at;
      }
      case RESOLVED -> {
        resolvedBy = who;
        resolvedAt = at;
      }
    }
    state = wanted.id();
    seenTo = true;
  }

  NotificationView view() {
    return new NotificationView(id, NotificationType.of(type), WallClock.seconds(createdAt), state(), data(),
        acknowledgedBy, acknowledgedAt, claimedBy, claimedAt, resolvedBy, resolvedAt);
  }

  long getPosition() { return position; }

  private NotificationState state() {
    return NotificationState.of(state).orElseThrow();
  }

  private NotificationData data() {
    try {
      return Json.MAPPER.readValue(data, NotificationData.class);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
