package io.lotse.agent;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A run as the relational store knows it: who works on which thread, and until when that is believed. */
@Entity
@Table(name = "run")
class RunRow {
  @Id
  private UUID id;
  private UUID thread;
  private String state;
  private String owner;
  @Column(name = "lease_until")
  private Instant leaseUntil;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;

  protected RunRow() {}

  RunRow(UUID id, UUID thread, String owner, Instant leaseUntil) {
    this.id = id;
    this.thread = thread;
    this.state = "running";
    this.owner = owner;
    this.leaseUntil = leaseUntil;
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  void end(String newState) {
    state = newState;
    updatedAt = Instant.now();
  }

  UUID getId() { return id; }

  UUID getThread() { return thread; }

  boolean isRunning() { return state.equals("running"); }
}
