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
  @Column(name = "new_email")
  private String newEmail;
  @Column(name = "display_name")
  private String displayName;
  @Column(name = "password_hash")
  private String passwordHash;
  private String language;
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
  @Column(name = "verified_at")
  private Instant verifiedAt;
  @Column(name = "last_seen_at")
  private Instant lastSeenAt;
  @Version
  @Column(name = "row_version")
  private int rowVersion;

  protected Account() {}

  Account(UUID id, String email, String displayName, String passwordHash, String language) {
    this.id = id;
    this.email = email;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.language = language;
    this.active = true;
    this.createdAt = Instant.now();
    this.updatedAt = createdAt;
  }

  void promote() {
    if (!verified || !superuser) {
      verify(email);
      superuser = true;
    }
  }

  /** The person has shown to own this address: the new one, or, which takes a change back, the old one. */
  void verify(String address) {
    email = address;
    newEmail = null;
    verified = true;
    changed();
    verifiedAt = verifiedAt == null ? updatedAt : verifiedAt;
  }

  /** An administrator says so; a person who was known once stays so. */
  void setVerified(boolean said) {
    boolean known = said || isProven();
    verified = said;
    newEmail = said ? null : newEmail;
    changed();
    if (known && verifiedAt == null) {
      verifiedAt = updatedAt;
    }
  }

  /** Another address waits to be verified. */
  void moveTo(String address) {
    setVerified(false);
    newEmail = address;
  }

  void setDisplayName(String name) {
    displayName = name;
    changed();
  }

  void setPasswordHash(String hash) {
    passwordHash = hash;
    changed();
  }

  void setActive(boolean said) {
    active = said;
    changed();
  }

  void setSuperuser(boolean said) {
    superuser = said;
    changed();
  }

  private void changed() {
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

  Directory.Listed listed() {
    return new Directory.Listed(profile(), lastSeenAt);
  }

  UUID getId() { return id; }

  String getEmail() { return email; }

  String getNewEmail() { return newEmail; }

  String getDisplayName() { return displayName; }

  String getPasswordHash() { return passwordHash; }

  String getLanguage() { return language; }

  boolean isActive() { return active; }

  boolean isVerified() { return verified; }

  boolean isSuperuser() { return superuser; }

  /** Whether anybody has ever shown to own the address, or an administrator has said so. */
  boolean isProven() {
    return verified || verifiedAt != null;
  }

  /** Whether this is a sign-up that nobody has ever confirmed. */
  boolean isNew() {
    return verifiedAt == null && !verified && newEmail == null;
  }
}
