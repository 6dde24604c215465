package io.lotse.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** What the entries of all kinds have in common. */
@MappedSuperclass
abstract class Entry<D extends Draft, V extends Shown> {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;
  @Column(name = "is_active")
  private boolean active;
  @Column(name = "created_at")
  private Instant createdAt = now();
  @Column(name = "updated_at")
  private Instant updatedAt = createdAt;
  @Version
  private int version = 1;
  private String words;

  /** What an editor has written. */
  abstract D draft();

  /** Takes what an editor writes; the version follows when it is stored. */
  abstract void write(D draft);

  abstract V view();

  /** All texts by which the entry is found, in any order. */
  abstract String texts();

  /** Writes the draft if it says anything new. */
  boolean change(D draft) {
    if (words != null && draft.equals(draft())) {
      return false;
    }
    updatedAt = words == null ? createdAt : now();
    write(draft);
    words = Words.of(texts());
    return true;
  }

  boolean activate(boolean wanted) {
    boolean news = active != wanted;
    active = wanted;
    updatedAt = news ? now() : updatedAt;
    return news;
  }

  void setActive(boolean wanted) { active = wanted; }

  Integer getId() { return id; }

  boolean isActive() { return active; }

  Instant getCreatedAt() { return createdAt; }

  Instant getUpdatedAt() { return updatedAt; }

  int getVersion() { return version; }

  /** As exact as it is stored. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
