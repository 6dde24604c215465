package io.lotse.chat;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the person thinks of an answer; the latest word counts. */
@Entity
@Table(name = "feedback")
class Feedback {
  @Id
  @Column(name = "message_id")
  private UUID messageId;
  private String rating;
  private String reason;
  private String comment;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Feedback() {}

  Feedback(UUID messageId) {
    this.messageId = messageId;
    this.createdAt = Instant.now();
  }

  void say(FeedbackView said) {
    rating = said.rating().id();
    reason = said.reason();
    comment = said.comment();
    updatedAt = Instant.now();
  }

  UUID getMessageId() { return messageId; }

  FeedbackView view() {
    return new FeedbackView(Rating.valueOf(rating.toUpperCase(java.util.Locale.ROOT)), reason, comment);
  }
}
