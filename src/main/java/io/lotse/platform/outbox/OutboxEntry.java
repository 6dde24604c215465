package io.lotse.platform.outbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something that is to be delivered, or was, or could not be. */
@Entity
@Table(name = "outbox")
class OutboxEntry {
  @Id
  private UUID id;
  private String kind;
  @Column(name = "idempotency_key")
  private String idempotencyKey;
  private String state;
  private int attempts;
  @Column(name = "not_before")
  private Instant notBefore;
  @Column(name = "last_error")
  private String lastError;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;

  protected OutboxEntry() {}

  OutboxView view() {
    return new OutboxView(id, kind, idempotencyKey, state, attempts, state.equals("waiting") ? notBefore : null,
        lastError, createdAt, updatedAt);
  }
}
