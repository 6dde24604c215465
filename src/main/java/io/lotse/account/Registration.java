package io.lotse.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.account.MailSecrets.Proof;
import io.lotse.account.MailSecrets.Purpose;
import io.lotse.platform.Ids;

/** Sign-up, and showing that an address is one's own. */
@ApplicationScoped
class Registration {
  private final Accounts accounts;
  private final MailSecrets secrets;
  private final Postbox postbox;

  Registration() {
    this(null, null, null);
  }

  @Inject
  Registration(Accounts accounts, MailSecrets secrets, Postbox postbox) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.postbox = postbox;
  }

  /** Signs somebody up, or tells the owner of the address; what is given back does not say which. */
  @Transactional
  Profile signUp(String email, String displayName, String passwordHash, String language) {
    UUID id = Ids.next();
    accounts.keepSignUp(id, email, displayName, passwordHash, language);
    postbox.order(Occasion.SIGN_UP, email, language);
    return new Profile(id, email, displayName, true, false, false, Instant.now());
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
    return proof.flatMap(shown -> accounts.verify(shown.person(), shown.email()));
  }
}
