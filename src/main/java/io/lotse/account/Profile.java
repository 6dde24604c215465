package io.lotse.account;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A person as clients see one. */
public record Profile(UUID id,
    String email,
    String displayName,
    @JsonProperty("is_active") boolean active,
    @JsonProperty("is_verified") boolean verified,
    @JsonProperty("is_superuser") boolean superuser,
    Instant createdAt) {}
