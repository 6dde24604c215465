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
import io.lotse.platform.Query;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * Finds or makes the account of who has signed in elsewhere. It is known by issuer and subject; an account that is there
 * already is taken for theirs only when the issuer says that it has verified the address.
 */
@ApplicationScoped
class ExternalSignIn {
  private static final int LONGEST_NAME = 100;
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
    String email = address(identity);
    Account known = store.createQuery("from Account a where a.email = :email", Account.class)
        .setParameter("email", email).getResultStream().findFirst().orElse(null);
    if (known == null) {
      Account fresh = new Account(Ids.next(), email, name(identity, email), null, Languages.ours());
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

  private static String address(Identity identity) {
    String email = identity.email();
    if (email == null || email.length() > Addresses.LONGEST || !email.matches(Addresses.FORM)
        || Query.unstorable("email", email).isPresent()) {
      throw refused("The issuer tells no e-mail address.");
    }
    return Accounts.normal(email);
  }

  /** What the issuer calls them, as far as there is room for it; their address where that is nothing that can be kept. */
  static String name(Identity identity, String email) {
    String told = identity.name() == null ? "" : identity.name().strip();
    String name = told.isEmpty() || Query.unstorable("name", told).isPresent() ? email : told;
    return name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name
        .length()))));
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
