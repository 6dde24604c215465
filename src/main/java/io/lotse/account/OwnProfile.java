package io.lotse.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.lotse.platform.limit.TokenBudget;

/**
 * A person as they see themselves.
 *
 * @param tokenBudget what answers to them may take today; null where there is no limit
 */
public record OwnProfile(@JsonUnwrapped Profile profile, TokenBudget.Standing tokenBudget) {}
