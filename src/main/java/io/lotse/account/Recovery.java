package io.lotse.account;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.lotse.account.MailSecrets.Proof;
import io.lotse.account.MailSecrets.Purpose;

/** A new password for who has forgotten theirs, by a mail to the address of the account. */
@ApplicationScoped
class Recovery {
  private final Accounts accounts;
  private final SignIns signIns;
  private final MailSecrets secrets;
  private final FailedSignIns failures;
  private final Postbox postbox;

  Recovery() {
    this(null, null, null, null, null);
  }

  @Inject
  Recovery(Accounts accounts, SignIns signIns, MailSecrets secrets, FailedSignIns failures, Postbox postbox) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.secrets = secrets;
    this.failures = failures;
    this.postbox = postbox;
  }

  @Transactional
  void request(String email, String language) {
    postbox.order(Occasion.RESET, email, language);
  }

  /**
   * Sets the password and ends all sign-ins, and tells whose; empty when the token does not count.
   *
   * @param address from where the request comes, which is known from now on
   */
  @Transactional
  Optional<UUID> reset(String token, String passwordHash, String address) {
    return reset(secrets.use(Purpose.RESET, token), passwordHash, address);
  }

  @Transactional
  Optional<UUID> reset(String email, String code, String passwordHash, String address) {
    return reset(secrets.use(Purpose.RESET, email, code), passwordHash, address);
  }

  private Optional<UUID> reset(Optional<Proof> proof, String passwordHash, String address) {
    proof.ifPresent(shown -> {
      accounts.reset(shown.person(), shown.email(), passwordHash);
      signIns.endAll(shown.person(), null);
      failures.forget(shown.person(), shown.email(), address);
    });
    return proof.map(Proof::person);
  }
}
