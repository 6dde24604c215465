package io.lotse.account;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.account.password.Passwords;
import io.lotse.account.token.AccessTokens;
import io.lotse.platform.Caller;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.Offered;
import io.lotse.platform.Problem;
import io.lotse.platform.Query;
import io.lotse.platform.Setting;
import io.lotse.platform.audit.AuditLog;
import io.lotse.platform.limit.RateLimits;

/**
 * Lets administrators into the panel, with the limits, the pauses after wrong passwords and the audit of the API's sign-in.
 * Whoever has been let in has a sign-in like any other: what ends those ends it too.
 */
@Offered("admin: to let people into the panel, and to know who may still be there")
@ApplicationScoped
public class Admittance {
  private static final String SIGN_IN = "panel-sign-in";
  private static final String SIGN_OUT = "panel-sign-out";
  private final SignInByPassword byPassword;
  private final SignIns signIns;
  private final SignedIn people;
  private final Accounts accounts;
  private final RateLimits limits;
  private final AuditLog log;

  Admittance() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Admittance(SignInByPassword byPassword, SignIns signIns, SignedIn people, Accounts accounts, RateLimits limits,
      AuditLog log) {
    this.byPassword = byPassword;
    this.signIns = signIns;
    this.people = people;
    this.accounts = accounts;
    this.limits = limits;
    this.log = log;
  }

  /** Somebody who was let in. */
  public record Stay(UUID signIn, UUID person) {}

  /**
   * Lets in by address and password; 401 {@code bad_credentials}, 403 {@code email_not_verified}, and with the right
   * password only 403 {@code forbidden} to who is no superuser; 422 for what is empty or too long; 429.
   */
  public Stay byPassword(String email, String password, HttpServletRequest request, HttpServletResponse response) {
    take(request, response);
    given("email", email, Addresses.LONGEST);
    given("password", password, Passwords.LONGEST);
    AtomicReference<UUID> tried = new AtomicReference<>();
    return letIn(() -> byPassword.signIn(email, password, SignInPlace.of(SignInPlace.PANEL, request),
        tried::set), tried, request);
  }

  /**
   * Lets in who has just signed in elsewhere, by the token that the browser brings from there; it is used up. Only one that
   * was made for the panel counts. 401 {@code invalid_refresh_token}, 403 {@code forbidden}; 429.
   */
  public Stay byToken(String token, HttpServletRequest request, HttpServletResponse response) {
    take(request, response);
    return letIn(() -> signIns.renew(token, SignInPlace.of(SignInPlace.PANEL, request)).orElseThrow(
        () -> new Problem(401, "invalid_refresh_token", "This sign-in is over; begin again.")), new AtomicReference<>(),
        request);
  }

  /** Who that is, as long as the sign-in goes on and they are a superuser; known for a few seconds at most. */
  public Optional<Caller.Person> visitor(Stay stay) {
    return people.caller(new AccessTokens.Subject(stay.person(), stay.signIn())).filter(Caller.Person::isSuperuser);
  }

  /** Notes that somebody is still busy there. */
  public void busy(Stay stay) {
    signIns.used(stay.signIn(), stay.person());
  }

  /** Ends a stay, because the person leaves. */
  public void leave(Stay stay, HttpServletRequest request) {
    signIns.end(stay.signIn(), stay.person());
    log.note(AuditLog.person(stay.person()), SIGN_OUT, null, AuditLog.OK, request);
  }

  /** Ends a stay, because nothing was heard for too long. */
  public void lapse(Stay stay) {
    signIns.end(stay.signIn(), stay.person());
  }

  private Stay letIn(Supplier<SignIns.Begun> way, AtomicReference<UUID> tried, HttpServletRequest request) {
    try {
      SignIns.Begun begun = way.get();
      tried.set(begun.person());
      if (accounts.load(begun.person()).filter(Caller.Person::isSuperuser).isEmpty()) {
        signIns.end(begun.id(), begun.person());
        throw new Problem(403, "forbidden", "The panel is for administrators only.");
      }
      note(AuditLog.person(begun.person()), tried, AuditLog.OK, request);
      return new Stay(begun.id(), begun.person());
    } catch (Problem refused) {
      note("nobody", tried, refused.code(), request);
      throw refused;
    }
  }

  private void note(String who, AtomicReference<UUID> tried, String outcome, HttpServletRequest request) {
    log.note(who, SIGN_IN, tried.get() == null ? null : tried.get().toString(), outcome, request);
  }

  private void take(HttpServletRequest request, HttpServletResponse response) {
    limits.take(Setting.RATE_LIMIT_AUTH, "address " + ClientAddress.of(request), response);
  }

  private static void given(String field, String value, int longest) {
    if (value == null || value.isBlank()) {
      throw Problem.invalid(field, "required", "must not be empty");
    }
    Query.unstorable(field, Query.text(field, value, longest)).ifPresent(wrong -> {
      throw Problem.invalid(wrong.field(), wrong.code(), wrong.message());
    });
  }
}
