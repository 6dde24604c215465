package io.lotse.platform.audit;

import java.time.Instant;
import java.util.UUID;

import io.lotse.platform.Offered;

/**
 * An entry of the audit log.
 *
 * @param who {@code person:} or {@code key:} and an id, or {@code nobody}
 * @param what a sign-in and its like by a word, other calls by method and path of the contract
 * @param target what it was done to, by id; null where that is nothing in particular
 * @param outcome {@code ok}, or the code of the problem
 * @param address from where it came
 */
@Offered("admin: to show it")
public record AuditView(UUID id, Instant at, String who, String what, String target, String outcome, String address,
    String requestId) {}
