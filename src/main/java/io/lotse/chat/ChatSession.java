package io.lotse.chat;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A conversation of one person. */
@Entity
@Table(name = "chat_session")
@EntityListeners(ChangeWatch.class)
class ChatSession {
  private static final int LONGEST_TITLE = 80;
  @Id
  private UUID id;
  @Column(name = "person_id")
  private UUID personId;
  private String title;
  @Column(name = "pinned_at")
  private Instant pinnedAt;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;
  @Column(name = "last_message_at")
  private Instant lastMessageAt;
  @Column(name = "message_count")
  private int messageCount;
  @Column(name = "open_interrupt_id")
  private UUID openInterruptId;
  @Column(name = "deleted_at")
  private Instant deletedAt;
  @Version
  @Column(name = "row_version")
  private int rowVersion;

  protected ChatSession() {}

  /** @param firstQuestion null where photos come first */
  ChatSession(UUID id, UUID personId, String firstQuestion) {
    this.id = id;
    this.personId = personId;
    this.title = firstQuestion == null ? "" : titleOf(firstQuestion);
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
    this.lastMessageAt = createdAt;
  }

  void countMessages(int more) {
    messageCount += more;
    lastMessageAt = Instant.now();
    updatedAt = lastMessageAt;
  }

  /** A conversation that had only photos so far gets its title from its first question. */
  void isAsked(String question) {
    if (messageCount == 0 && title.isEmpty()) {
      title = titleOf(question);
    }
  }

  /** The agent has asked back. */
  void open(UUID interruptId) {
    openInterruptId = interruptId;
    updatedAt = Instant.now();
  }

  /** Nobody waits for a reply any more. */
  void closeInterrupt() {
    openInterruptId = null;
  }

  UUID getOpenInterruptId() { return openInterruptId; }

  void rename(String newTitle) {
    title = newTitle.strip();
    updatedAt = Instant.now();
  }

  void pin(boolean pinned) {
    pinnedAt = pinned ? Instant.now() : null;
    updatedAt = Instant.now();
  }

  void delete() {
    deletedAt = Instant.now();
  }

  SessionView view() {
    return new SessionView(id, title, pinnedAt != null, createdAt, updatedAt, lastMessageAt, messageCount,
        openInterruptId);
  }

  UUID getId() { return id; }

  UUID getPersonId() { return personId; }

  boolean isDeleted() { return deletedAt != null; }

  boolean isOpenTo(UUID person) {
    return deletedAt == null && personId.equals(person);
  }

  /** The first question on one line, cut at a word. */
  private static String titleOf(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
      return line;
    }
    String cut = line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE));
    int space = cut.lastIndexOf(' ');
    return (space > LONGEST_TITLE / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
