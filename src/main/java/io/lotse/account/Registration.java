package io.lotse.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.account.MailSecrets.Proof;
import io.lotse.account.MailSecrets.Purpose;
import io.lotse.account.password.Passwords;
import io.lotse.platform.Ids;

/** Sign-up, and showing that an address is one's own. */
@ApplicationScoped
class Registration {
  private final Accounts accounts;
  private final MailSecrets secrets;
  private final Postbox postbox;
  private final Passwords passwords;

  Registration() {
    this(null, null, null, null);
  }

  @Inject
  Registration(Accounts accounts, MailSecrets secrets, Postbox postbox, Passwords passwords) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.postbox = postbox;
    this.passwords = passwords;
  }

  /** Who signs up, with their address as we keep it. */
  record Wish(String email, String displayName, String passwordHash, String sameHash, String language) {}

  /** What is to be kept of a sign-up. It takes equally long whether or not the address is known. */
  Wish wish(String email, String displayName, String password, String language) {
    String earlier = accounts.known(email).filter(Accounts.Known::isNew).map(Accounts.Known::passwordHash).orElse(null);
    boolean same = passwords.check(password, earlier).fits();
    return new Wish(email, displayName, passwords.hash(password), same ? earlier : null, language);
  }

  /** Signs somebody up, or tells the owner of the address; what is given back does not say which. */
  @Transactional
  Profile signUp(Wish wish) {
    UUID id = Ids.next();
    accounts.keepSignUp(id, wish.email(), wish.displayName(), wish.passwordHash(), wish.sameHash(), wish.language());
    postbox.order(Occasion.SIGN_UP, wish.email(), wish.language());
    return new Profile(id, wish.email(), wish.displayName(), true, false, false, Instant.now());
  }

  @Transactional
  void requestVerification(String email, String language) {
    postbox.order(Occasion.VERIFY, email, language);
  }

  @Transactional
  Optional<Profile> verify(String token) {
    return verified(secrets.use(Purpose.VERIFY, token));
  }

  @Transactional
  Optional<Profile> verify(String email, String code) {
    return verified(secrets.use(Purpose.VERIFY, email, code));
  }

  private Optional<Profile> verified(Optional<Proof> proof) {
    Optional<Accounts.Known> contested = proof.flatMap(shown -> accounts.known(shown.person())).filter(
        Accounts.Known::isContested);
    Optional<Profile> verified = proof.flatMap(shown -> accounts.verify(shown.person(), shown.email()));
    contested.ifPresent(person -> postbox.order(Occasion.CHOOSE, person.email(), person.language()));
    return verified;
  }
}
