package io.lotse.account;

import java.util.UUID;

/** Roles or sign-ins of a person have changed: what is remembered of them is forgotten once this is committed. */
record StandingChanged(UUID person) {}
