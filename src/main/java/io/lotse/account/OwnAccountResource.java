package io.lotse.account;

import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import io.lotse.account.password.CommonPasswords;
import io.lotse.account.password.Passwords;
import io.lotse.platform.Caller;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.audit.Audited;
import io.lotse.platform.limit.Limited;
import io.lotse.platform.limit.TokenBudget;

/** The own account. */
@Path("auth/me")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnAccountResource {
  /** What is to change; null and absent stay. */
  public record OwnChange(
      @Size(max = 100) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String displayName,
      @Size(max = Addresses.LONGEST) @Pattern(regexp = Addresses.FORM) String email,
      @Size(min = 8, max = Passwords.LONGEST) String password,
      @Size(max = Passwords.LONGEST) String currentPassword) {}

  private final OwnAccount own;
  private final Accounts accounts;
  private final Passwords passwords;
  private final CommonPasswords common;
  private final FailedSignIns failures;
  private final Takeout takeout;
  private final TokenBudget budget;
  private final Caller caller;
  private final HttpServletRequest request;

  @Inject
  OwnAccountResource(OwnAccount own, Accounts accounts, Passwords passwords, CommonPasswords common,
      FailedSignIns failures, Takeout takeout, TokenBudget budget, Caller caller, HttpServletRequest request) {
    this.own = own;
    this.accounts = accounts;
    this.passwords = passwords;
    this.common = common;
    this.failures = failures;
    this.takeout = takeout;
    this.budget = budget;
    this.caller = caller;
    this.request = request;
  }

  @GET
  @Needs(Role.ACTIVE)
  public OwnProfile me() {
    return own(accounts.find(caller.person().id()).orElseThrow(OwnAccountResource::gone));
  }

  private OwnProfile own(Profile profile) {
    return new OwnProfile(profile, budget.of(profile.id()).orElse(null));
  }

  @GET
  @Path("export")
  @Needs(Role.ACTIVE)
  @Audited("export")
  @Produces("application/zip")
  public Response export() {
    UUID me = caller.person().id();
    StreamingOutput zip = out -> takeout.write(me, out);
    return Response.ok(zip).header("Content-Disposition", "attachment; filename=\"lotse.zip\"")
        .header("Cache-Control", "no-store").build();
  }

  @PATCH
  @Audited("account-change")
  @Needs(Role.ACTIVE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public OwnProfile change(OwnChange wish) {
    Accounts.Known me = accounts.known(caller.person().id()).orElseThrow(OwnAccountResource::gone);
    String hash = wish.password() == null ? null : newHash(me, wish);
    String email = wish.email() == null ? null : Accounts.normal(wish.email());
    return own(own.change(me.id(), (UUID) request.getAttribute(Gate.SIGN_IN), new Accounts.Change(
        wish.displayName() == null ? null : wish.displayName().strip(), me.email().equals(email) ? null : email,
        hash)));
  }

  private String newHash(Accounts.Known me, OwnChange wish) {
    if (wish.currentPassword() == null) {
      throw Problem.invalid("current_password", "required", "is needed to set a new password");
    }
    common.refuse("password", wish.password(), me.email(), me.displayName());
    String address = ClientAddress.of(request);
    failures.admit(me.email(), address);
    if (!passwords.check(wish.currentPassword(), me.passwordHash()).fits()) {
      failures.note(me.email(), address);
      throw Problem.invalid("current_password", "wrong_password", "is not the password of this account");
    }
    return passwords.hash(wish.password());
  }

  private static Problem gone() {
    return new Problem(401, "invalid_credential", "The account is gone.");
  }
}
