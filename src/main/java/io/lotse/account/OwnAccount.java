package io.lotse.account;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What people change of their own account, in one transaction. */
@ApplicationScoped
class OwnAccount {
  private final Accounts accounts;
  private final SignIns signIns;
  private final Postbox postbox;

  OwnAccount() {
    this(null, null, null);
  }

  @Inject
  OwnAccount(Accounts accounts, SignIns signIns, Postbox postbox) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.postbox = postbox;
  }

  /** Changes the account; a new address is written to, and the old one is told. */
  @Transactional
  Profile change(UUID person, UUID signIn, Accounts.Change change) {
    Profile profile = accounts.change(person, change);
    String language = accounts.known(person).map(Accounts.Known::language).orElseGet(Languages::ours);
    if (change.newEmail() != null) {
      postbox.order(Occasion.CLAIM, change.newEmail(), language);
      postbox.order(Occasion.MOVED, profile.email(), language);
    }
    if (change.passwordHash() != null) {
      signIns.endAll(person, signIn);
      postbox.order(Occasion.PASSWORD, profile.email(), language);
    }
    return profile;
  }
}
