package io.lotse.account;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.Caller;
import io.lotse.platform.Standing;

/** Tells other rooms which callers still count, past what is remembered for requests. */
@ApplicationScoped
class KnownCallers implements Standing {
  private final Accounts accounts;
  private final ApiKeys keys;

  KnownCallers() {
    this(null, null);
  }

  @Inject
  KnownCallers(Accounts accounts, ApiKeys keys) {
    this.accounts = accounts;
    this.keys = keys;
  }

  @Override
  public Optional<Caller.Service> service(UUID key) {
    return keys.service(key);
  }

  @Override
  public Optional<Caller.Person> person(UUID id) {
    return accounts.load(id);
  }
}
