package io.lotse.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lotse.platform.Offered;

/** An API key as administrators see it; the key itself is shown once, when it is made. */
@Offered("admin: to show it")
public record KeyView(UUID id, String name,
    String prefix,
    List<String> scopes,
    String profile, Instant createdAt,
    Instant expiresAt, Instant lastUsedAt) {}
