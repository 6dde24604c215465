package io.lotse.account;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.lotse.platform.Caller;
import io.lotse.platform.Scope;

/** A key by which a service calls; only its hash is kept. */
@Entity
@Table(name = "api_key")
class ApiKey {
  @Id
  private UUID id;
  private String name;
  private String prefix;
  @Column(name = "key_hash")
  private byte[] hash;
  private String[] scopes;
  private String profile;
  @Column(name = "created_at")
  private Instant createdAt;
  @Column(name = "expires_at")
  private Instant expiresAt;
  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected ApiKey() {}

  ApiKey(UUID id, String name, String prefix, byte[] hash, Set<Scope> scopes, String profile, Instant expiresAt) {
    this.id = id;
    this.name = name;
    this.prefix = prefix;
    this.hash = hash.clone();
    this.scopes = scopes.stream().sorted().map(Scope::id).toArray(String[]::new);
    this.profile = profile;
    this.createdAt = Instant.now();
    this.expiresAt = expiresAt;
  }

  Caller.Service caller() {
    Set<Scope> held = Arrays.stream(scopes).map(scope -> Scope.valueOf(scope.toUpperCase(java.util.Locale.ROOT)))
        .collect(Collectors.toSet());
    return new Caller.Service(id, name, held, profile);
  }

  KeyView view() {
    return new KeyView(id, name, prefix, List.of(scopes), profile, createdAt, expiresAt, lastUsedAt);
  }

  byte[] getHash() { return hash.clone(); }

  boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
