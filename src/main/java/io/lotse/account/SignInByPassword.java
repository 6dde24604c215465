package io.lotse.account;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.lotse.account.password.Passwords;
import io.lotse.account.password.Passwords.Checked;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;

/**
 * Signs people in by address and password. It takes equally long whether or not the address is known, and no transaction
 * is open while a password is checked.
 */
@ApplicationScoped
class SignInByPassword {
  private final Accounts accounts;
  private final Passwords passwords;
  private final FailedSignIns failures;
  private final SignIns signIns;

  SignInByPassword() {
    this(null, null, null, null);
  }

  @Inject
  SignInByPassword(Accounts accounts, Passwords passwords, FailedSignIns failures, SignIns signIns) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.failures = failures;
    this.signIns = signIns;
  }

  /**
   * Begins a sign-in; 401 {@code bad_credentials}, and with the right password only 403 {@code email_not_verified}; 429
   * after many failures.
   *
   * @param place where the sign-in will be used, and from where the request comes
   * @param tried hears whose account it is, if there is one, whatever becomes of it
   */
  SignIns.Begun signIn(String email, String password, SignInPlace place, Consumer<UUID> tried) {
    String address = place.device().address();
    String normal = Accounts.normal(email);
    failures.admit(normal, address);
    Optional<Accounts.Known> account = accounts.known(normal);
    Checked checked = passwords.check(password, account.map(Accounts.Known::passwordHash).orElse(null));
    account.map(Accounts.Known::id).ifPresent(tried);
    if (!checked.fits() || !account.get().may(Role.ACTIVE)) {
      failures.note(normal, address);
      throw new Problem(401, "bad_credentials", "The address or the password is wrong.");
    }
    Accounts.Known person = account.get();
    if (!person.may(Role.VERIFIED)) {
      throw new Problem(403, "email_not_verified",
          "The address is not verified yet; follow the mail that was sent to it.");
    }
    failures.forget(person.id(), normal, address);
    if (checked.outdated()) {
      accounts.rehash(person.id(), person.passwordHash(), passwords.hash(password));
    }
    return signIns.begin(person.id(), place);
  }
}
