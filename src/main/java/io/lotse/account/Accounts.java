package io.lotse.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import io.lotse.platform.Caller;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;

/** The people who may sign in. */
@ApplicationScoped
class Accounts {
  private final Event<StandingChanged> changes;
  private final ExternalIdentities identities;
  private final SignIns signIns;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Accounts() {
    this(null, null, null);
  }

  @Inject
  Accounts(Event<StandingChanged> changes, ExternalIdentities identities, SignIns signIns) {
    this.changes = changes;
    this.identities = identities;
    this.signIns = signIns;
  }

  /**
   * What signing in and telling people by mail need to know of an account.
   *
   * @param external whether it is of somebody who came from elsewhere with the address, which nobody has confirmed, and
   *        with which nobody has signed up
   */
  record Known(UUID id, String email, String newEmail, String displayName, String passwordHash, String language,
      Set<Role> roles, boolean isNew, boolean external) {
    boolean may(Role role) {
      return roles.contains(role);
    }

    /** Whether several have signed up with the address, so that no password counts before its owner has chosen one. */
    boolean isContested() {
      return isNew && passwordHash == null && !external;
    }
  }

  @Transactional
  Optional<Profile> find(UUID id) {
    return Optional.ofNullable(store.find(Account.class, id)).map(Account::profile);
  }

  @Transactional
  Optional<Known> known(UUID id) {
    return Optional.ofNullable(store.find(Account.class, id)).map(this::known);
  }

  /** The account with this address; a waiting one counts where nobody has it. */
  @Transactional
  Optional<Known> known(String email) {
    return store.createQuery("from Account a where a.email = :email or a.newEmail = :email"
        + " order by case when a.email = :email then 0 else 1 end, a.updatedAt desc", Account.class)
        .setParameter("email", normal(email)).setMaxResults(1).getResultStream().findFirst().map(this::known);
  }

  private Known known(Account account) {
    return new Known(account.getId(), account.getEmail(), account.getNewEmail(), account.getDisplayName(),
        account.getPasswordHash(), account.getLanguage(), account.roles(), account.isNew(),
        isExternal(account));
  }

  private boolean isExternal(Account account) {
    return account.isNew() && account.getPasswordHash() == null && identities.isLinked(account.getId());
  }

  /** A person with the roles of now; empty when there is none, or not an active one. */
  @Transactional
  Optional<Caller.Person> load(UUID id) {
    return Optional.ofNullable(store.find(Account.class, id)).filter(Account::isActive)
        .map(account -> new Caller.Person(account.getId(), account.getEmail(), account.roles()));
  }

  /**
   * Keeps a sign-up; an account is left alone. Where the address has one already that was never confirmed, nobody knows
   * whose of the two passwords is that of the address's owner, so none counts from then on, and the later name and
   * language are not taken, unless they are the same; nor does an identity from elsewhere that came first count. Does the
   * same work either way.
   *
   * @param sameHash that of the earlier sign-up, where its password is the same; else null
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void keepSignUp(UUID id, String email, String displayName, String passwordHash, String sameHash, String language) {
    store.createNativeQuery(
        """
            insert into person (id, email, display_name, password_hash, language, created_at, updated_at)
            values (:id, :email, :name, :hash, :language, now(), now())
            on conflict (email) do update set
              display_name = case when person.password_hash = cast(:same as text) then excluded.display_name
                else person.display_name end,
              language = case when person.password_hash = cast(:same as text) then excluded.language
                else person.language end,
              password_hash = case when person.password_hash = cast(:same as text) then person.password_hash end,
              updated_at = now(), row_version = person.row_version + 1
            where not person.is_verified and person.verified_at is null and person.new_email is null""")
        .setParameter("id", id).setParameter("email", email).setParameter("name", displayName)
        .setParameter("hash", passwordHash).setParameter("same", sameHash).setParameter("language", language)
        .executeUpdate();
    identities.unlinkUnproven(email);
  }

  /** The person has shown to own this address; empty when it was neither theirs nor waiting, or is another's meanwhile. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Profile> verify(UUID id, String email) {
    Account account = store.find(Account.class, id);
    boolean another = store.createQuery("select count(a) from Account a where a.email = :email and a.id <> :id",
        Long.class).setParameter("email", email).setParameter("id", id).getSingleResult() > 0;
    if (account == null || another || !email.equals(account.getEmail()) && !email.equals(account.getNewEmail())) {
      return Optional.empty();
    }
    if (!isExternal(account)) {
      shutOut(account);
    }
    account.verify(email);
    changes.fire(new StandingChanged(id));
    return Optional.of(account.profile());
  }

  /** Sets a new password for whoever owns the mailbox of the address, which thereby is verified. */
  @Transactional(Transactional.TxType.MANDATORY)
  void reset(UUID id, String email, String passwordHash) {
    Account account = store.find(Account.class, id);
    shutOut(account);
    account.verify(email);
    account.setPasswordHash(passwordHash);
    changes.fire(new StandingChanged(id));
  }

  /** An issuer has verified that the address is of who comes from there; a password that nobody has confirmed goes. */
  @Transactional(Transactional.TxType.MANDATORY)
  void vouch(Account account) {
    if (!account.isProven()) {
      account.setPasswordHash(null);
    }
    shutOut(account);
    account.verify(account.getEmail());
    changes.fire(new StandingChanged(account.getId()));
  }

  /** Where nobody had shown to own the address, whoever had got in before may be anybody. */
  private void shutOut(Account account) {
    if (!account.isProven()) {
      identities.unlink(account.getId());
      signIns.endAll(account.getId(), null);
    }
  }

  /** Puts a newer hash of the same password in the place of the one that was checked. */
  @Transactional
  void rehash(UUID id, String checked, String newer) {
    store.createQuery("update Account a set a.passwordHash = :newer where a.id = :id and a.passwordHash = :checked")
        .setParameter("newer", newer).setParameter("id", id).setParameter("checked", checked).executeUpdate();
  }

  /** What of the own account changes; null stays. */
  record Change(String displayName, String newEmail, String passwordHash) {}

  @Transactional(Transactional.TxType.MANDATORY)
  Profile change(UUID id, Change change) {
    Account account = store.find(Account.class, id);
    if (account == null) {
      throw new Problem(401, "invalid_credential", "The account is gone.");
    }
    if (change.displayName() != null) {
      account.setDisplayName(change.displayName());
    }
    if (change.newEmail() != null) {
      account.moveTo(change.newEmail());
    }
    if (change.passwordHash() != null) {
      account.setPasswordHash(change.passwordHash());
    }
    changes.fire(new StandingChanged(id));
    return account.profile();
  }

  /** Makes the superuser of the settings, once; an account that exists is promoted and keeps its password. */
  @Transactional
  void ensureSuperuser(String email, String passwordHash, String language) {
    Account account = store.createQuery("from Account a where a.email = :email", Account.class)
        .setParameter("email", normal(email)).getResultStream().findFirst().orElseGet(() -> {
          Account fresh = new Account(Ids.next(), normal(email), "Administrator", passwordHash, language);
          store.persist(fresh);
          return fresh;
        });
    account.promote();
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
