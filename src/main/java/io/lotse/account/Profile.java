package io.lotse.account;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A person as clients see one. */
@Schema(name = "User")
public record Profile(@Schema(required = true) UUID id,
    @Schema(required = true, example = "technik@lotse.example") String email,
    @Schema(required = true, example = "Toni Techniker") String displayName,
    @JsonProperty("is_active") @Schema(name = "is_active", required = true) boolean active,
    @JsonProperty("is_verified") @Schema(name = "is_verified", required = true) boolean verified,
    @JsonProperty("is_superuser") @Schema(name = "is_superuser", required = true) boolean superuser,
    @Schema(required = true) Instant createdAt) {}
