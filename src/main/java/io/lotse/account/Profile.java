package io.lotse.account;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.lotse.platform.Offered;

/** A person as clients see one. */
@Offered("admin: to show it")
public record Profile(UUID id,
    String email,
    String displayName,
    @JsonProperty("is_active") boolean active,
    @JsonProperty("is_verified") boolean verified,
    @JsonProperty("is_superuser") boolean superuser,
    Instant createdAt) {}
