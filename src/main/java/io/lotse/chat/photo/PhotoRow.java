package io.lotse.chat.photo;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A photo that is kept, or that is to be removed from the object store. */
@Entity
@Table(name = "photo")
class PhotoRow {
  private static final String FOLDER = "images/";
  @Id
  private UUID id;
  @Column(name = "person_id")
  private UUID personId;
  @Column(name = "session_id")
  private UUID sessionId;
  @Column(name = "content_type")
  private String contentType;
  private int size;
  private int width;
  private int height;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "removed_at")
  private Instant removedAt;

  protected PhotoRow() {}

  PhotoRow(UUID id, UUID personId, UUID sessionId, DevelopedPhoto photo) {
    this.id = id;
    this.personId = personId;
    this.sessionId = sessionId;
    this.contentType = photo.contentType();
    this.size = photo.bytes().length;
    this.width = photo.width();
    this.height = photo.height();
    this.createdAt = Instant.now();
  }

  /** The id in a key as clients know it; empty where no photo can be called so. */
  static Optional<UUID> idOf(String key) {
    try {
      return key.matches("[0-9a-f-]{36}\\.(jpg|png)") ? Optional.of(UUID.fromString(key.substring(0, 36)))
          : Optional.empty();
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  void remove() {
    removedAt = Instant.now();
  }

  UUID getId() { return id; }

  /** Null once the conversation is gone. */
  UUID getSessionId() { return sessionId; }

  /** As clients know it. */
  String getKey() { return id + (contentType.equals("image/png") ? ".png" : ".jpg"); }

  /** As the object store knows it. */
  String getObjectKey() { return FOLDER + getKey(); }

  String getContentType() { return contentType; }

  boolean isOf(UUID person, UUID session) {
    return isOf(person) && session.equals(sessionId);
  }

  boolean isOf(UUID person) {
    return removedAt == null && sessionId != null && personId.equals(person);
  }

  PhotoView view(String url) {
    return new PhotoView(getKey(), contentType, size, width, height, url);
  }
}
