package io.lotse.account.oidc;

import java.util.Set;

/**
 * Who somebody is, as the issuer has signed it.
 *
 * @param email null where it tells none; a user name that looks like an address stands in for it, and is never verified
 * @param emailVerified whether it says that it has seen to that; null where it does not say
 * @param roles what stands in the configured claim
 */
public record Identity(String issuer, String subject, String email, Boolean emailVerified, String name,
    Set<String> roles) {}
