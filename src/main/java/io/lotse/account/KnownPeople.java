package io.lotse.account;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.platform.People;

/** Tells other rooms how people are called. */
@ApplicationScoped
class KnownPeople implements People {
  private final Accounts accounts;

  KnownPeople() {
    this(null);
  }

  @Inject
  KnownPeople(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Name> name(UUID person) {
    return accounts.find(person).map(profile -> new Name(profile.displayName(), profile.email()));
  }
}
