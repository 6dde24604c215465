package io.lotse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.account.oidc.Identity;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Finds or makes the account of who has signed in elsewhere. It is known by issuer and subject; an account that is there
 * already is taken for theirs only when the issuer says that it has verified the address.
 */
@ApplicationScoped
class ExternalSignIn {
  private final Accounts accounts;
  private final ExternalIdentities identities;
  private final SignIns signIns;
  private final Postbox postbox;
  private final Event<StandingChanged> changes;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  ExternalSignIn() {
    this(null, null, null, null, null);
  }

  @Inject
  ExternalSignIn(Accounts accounts, ExternalIdentities identities, SignIns signIns, Postbox postbox,
      Event<StandingChanged> changes) {
    this.accounts = accounts;
    this.identities = identities;
    this.signIns = signIns;
    this.postbox = postbox;
    this.changes = changes;
  }

  /**
   * Begins a sign-in, and has an address verified that the issuer has not, unless another waits for that already; 403
   * {@code external_identity_refused} where no account can be theirs.
   */
  @Transactional
  SignIns.Begun signIn(Identity identity, SignInPlace place) {
    Account account = linked(identity);
    if (!account.isActive()) {
      throw refused("This account is not active.");
    }
    follow(identity, account);
    if (!account.isVerified() && account.getNewEmail() == null) {
      postbox.order(Occasion.VERIFY, account.getEmail(), account.getLanguage());
    }
    return signIns.begin(account.getId(), place);
  }

  private Account linked(Identity identity) {
    return identities.person(identity).map(person -> store.find(Account.class, person)).orElseGet(() -> {
      Account account = byAddress(identity);
      store.flush();
      identities.link(identity, account.getId());
      return account;
    });
  }

  private Account byAddress(Identity identity) {
    if (identity.email() == null || !identity.email().matches(Addresses.FORM)) {
      throw refused("The issuer tells no e-mail address.");
    }
    String email = Accounts.normal(identity.email());
    Account known = store.createQuery("from Account a where a.email = :email", Account.class)
        .setParameter("email", email).getResultStream().findFirst().orElse(null);
    if (known == null) {
      String name = identity.name() == null || identity.name().isBlank() ? email : identity.name().strip();
      Account fresh = new Account(Ids.next(), email, name.substring(0, Math.min(100, name.length())), null, Languages
          .ours());
      fresh.setVerified(Boolean.TRUE.equals(identity.emailVerified()));
      store.persist(fresh);
      return fresh;
    }
    if (!Boolean.TRUE.equals(identity.emailVerified())) {
      throw refused(
          "There is an account with this address already, and the issuer does not say that it has verified it.");
    }
    if (!known.isVerified()) {
      accounts.vouch(known);
    }
    return known;
  }

  /** The issuer decides who is a superuser where the settings name a role for that; the last one stays. */
  private void follow(Identity identity, Account account) {
    Settings.current().optional(Setting.OIDC_SUPERUSER_ROLE).ifPresent(role -> {
      boolean superuser = identity.roles().contains(role);
      boolean another = store.createQuery("select count(a) from Account a where a.superuser = true and a.active = true"
          + " and a.verified = true and a.id <> :id", Long.class).setParameter("id", account.getId())
          .getSingleResult() > 0;
      if (account.isSuperuser() != superuser && (superuser || another)) {
        account.setSuperuser(superuser);
        changes.fire(new StandingChanged(account.getId()));
      }
    });
  }

  private static Problem refused(String why) {
    return new Problem(403, "external_identity_refused", why);
  }
}
