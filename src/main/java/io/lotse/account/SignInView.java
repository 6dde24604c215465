package io.lotse.account;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A sign-in as the person sees it whose it is.
 *
 * @param device as it calls itself; null where it does not, or has signed in with an older version
 * @param address from where it was renewed last; null likewise
 * @param lastUsedAt when it began or was renewed last
 * @param current whether the request that asks is of it
 */
public record SignInView(UUID id, String device, String address, Instant createdAt, Instant lastUsedAt,
    Instant expiresAt, @JsonProperty("is_current") boolean current) {}
