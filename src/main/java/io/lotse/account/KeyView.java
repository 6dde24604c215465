package io.lotse.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key as administrators see it; the key itself is shown once, when it is made. */
@Schema(name = "ApiKey")
public record KeyView(@Schema(required = true) UUID id, @Schema(required = true, example = "Telegram bot") String name,
    @Schema(required = true, example = "lts_Xy12Ab34") String prefix,
    @Schema(required = true, example = "[\"bot\", \"notify\"]") List<String> scopes,
    @Schema(nullable = true, example = "tourguide") String profile, @Schema(required = true) Instant createdAt,
    @Schema(nullable = true) Instant expiresAt, @Schema(nullable = true) Instant lastUsedAt) {}
