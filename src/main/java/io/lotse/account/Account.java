package io.lotse.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.lotse.platform.Role;

/** A person who may sign in. */
@Entity
@Table(name = "person")
class Account {
  @Id
  private UUID id;
  private String email;
  @Column(name = "display_name")
  private String displayName;
  @Column(name = "password_hash")
  private String passwordHash;
  @Column(name = "is_active")
  private boolean active;
  @Column(name = "is_verified")
  private boolean verified;
  @Column(name = "is_superuser")
  private boolean superuser;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "updated_at")
  private Instant updatedAt;
  @Version
  @Column(name = "row_version")
  private int rowVersion;

  protected Account() {}

  Account(UUID id, String email, String displayName, String passwordHash) {
    this.id = id;
    this.email = email;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.active = true;
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  void promote() {
    verified = true;
    superuser = true;
    updatedAt = Instant.now();
  }

  Set<Role> roles() {
    Set<Role> roles = EnumSet.of(Role.ANYONE);
    if (active) {
      roles.add(Role.ACTIVE);
      if (verified) {
        roles.add(Role.VERIFIED);
        if (superuser) {
          roles.add(Role.SUPERUSER);
        }
      }
    }
    return roles;
  }

  Profile profile() {
    return new Profile(id, email, displayName, active, verified, superuser, createdAt);
  }

  UUID getId() { return id; }

  String getEmail() { return email; }

  String getPasswordHash() { return passwordHash; }

  boolean isActive() { return active; }

  boolean isVerified() { return verified; }
}
