package io.lotse.platform.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.platform.Ids;

/** One entry of the audit log; it names people and keys by their ids only. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {
  private static final int LONGEST = 300;
  @Id
  private UUID id;
  private Instant at;
  private String who;
  private String what;
  private String target;
  private String outcome;
  private String address;
  @Column(name = "request_id")
  private String requestId;

  protected AuditEntry() {}

  AuditEntry(String who, String what, String target, String outcome, String address, String requestId) {
    this.id = Ids.next();
    this.at = Instant.now();
    this.who = who;
    this.what = what;
    this.target = target == null || target.length() <= LONGEST ? target : target.substring(0, LONGEST);
    this.outcome = outcome;
    this.address = address;
    this.requestId = requestId;
  }

  AuditView view() {
    return new AuditView(id, at, who, what, target, outcome, address, requestId);
  }
}
