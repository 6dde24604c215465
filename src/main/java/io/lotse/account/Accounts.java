package io.lotse.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.lotse.platform.Caller;
import io.lotse.platform.Ids;
import io.lotse.platform.Problem;

/** The people who may sign in. */
@ApplicationScoped
class Accounts {
  private static final Duration ROLES_REMEMBERED = Duration.ofSeconds(5);
  private final Cache<UUID, Optional<Caller.Person>> callers = Caffeine.newBuilder()
      .expireAfterWrite(ROLES_REMEMBERED).maximumSize(50_000).build();
  private final Passwords passwords;
  @PersistenceContext(unitName = "lotse")
  private EntityManager store;

  Accounts() {
    this(null);
  }

  @Inject
  Accounts(Passwords passwords) {
    this.passwords = passwords;
  }

  /** The person with this address and password; takes equally long whether or not the address is known. */
  @Transactional(dontRollbackOn = Problem.class)
  Profile signIn(String email, String password) {
    Account account = byEmail(email).orElse(null);
    if (!passwords.fits(password, account == null ? null : account.getPasswordHash()) || !account.isActive()) {
      throw new Problem(401, "bad_credentials", "The address or the password is wrong.");
    }
    if (!account.isVerified()) {
      throw new Problem(403, "email_not_verified",
          "The address is not verified yet; follow the mail that was sent to it.");
    }
    return account.profile();
  }

  @Transactional
  Optional<Profile> find(UUID id) {
    return Optional.ofNullable(store.find(Account.class, id)).map(Account::profile);
  }

  /** The caller behind a token's subject, with the roles of now (at most five seconds old). */
  Optional<Caller.Person> caller(UUID id) {
    Optional<Caller.Person> known = callers.getIfPresent(id);
    if (known == null) {
      known = load(id);
      callers.put(id, known);
    }
    return known;
  }

  @Transactional
  Optional<Caller.Person> load(UUID id) {
    return Optional.ofNullable(store.find(Account.class, id)).filter(Account::isActive)
        .map(account -> new Caller.Person(account.getId(), account.getEmail(), account.roles()));
  }

  /** Makes the superuser of the settings, once; an account that exists is promoted and keeps its password. */
  @Transactional
  void ensureSuperuser(String email, String password) {
    Account account = byEmail(email).orElseGet(() -> {
      Account fresh = new Account(Ids.next(), normal(email), "Administrator", passwords.hash(password));
      store.persist(fresh);
      return fresh;
    });
    account.promote();
  }

  private Optional<Account> byEmail(String email) {
    return store.createQuery("from Account a where a.email = :email", Account.class)
        .setParameter("email", normal(email)).getResultStream().findFirst();
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
