package io.lotse.account;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.account.password.Passwords;
import io.lotse.account.token.AccessTokens;
import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Query;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.audit.Audited;
import io.lotse.platform.limit.Limited;

/** Signing in, staying so, and signing out. */
@Path("auth")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
  /** What a sign-in yields. */
  public record TokenPair(String accessToken,
      String tokenType,
      int expiresIn,
      String refreshToken) {}

  /** A sign-in that is to go on. */
  public record Renewal(@NotBlank @Size(max = 200) String refreshToken) {}

  private final SignInByPassword byPassword;
  private final SignIns signIns;
  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Caller caller;
  private final HttpServletRequest request;

  @Inject
  AuthResource(SignInByPassword byPassword, SignIns signIns, Accounts accounts, AccessTokens tokens, Caller caller,
      HttpServletRequest request) {
    this.byPassword = byPassword;
    this.signIns = signIns;
    this.accounts = accounts;
    this.tokens = tokens;
    this.caller = caller;
    this.request = request;
  }

  @POST
  @Path("login")
  @Audited("sign-in")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TokenPair login(@FormParam("username") String username, @FormParam("password") String password) {
    List<FieldError> wrong = new ArrayList<>();
    require(wrong, "username", username, Addresses.LONGEST);
    require(wrong, "password", password, Passwords.LONGEST);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return pair(byPassword.signIn(username, password, SignInPlace.of(SignInPlace.API, request),
        person -> request.setAttribute(Audited.TARGET, person)));
  }

  @POST
  @Path("refresh")
  @Audited("refresh")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  @Consumes(MediaType.APPLICATION_JSON)
  public TokenPair refresh(Renewal renewal) {
    return signIns.renew(renewal.refreshToken(), SignInPlace.of(SignInPlace.API, request)).map(this::pair).orElseThrow(
        () -> new Problem(401, "invalid_refresh_token", "The refresh token does not count any more; sign in again."));
  }

  @POST
  @Path("logout")
  @Audited("sign-out")
  @Needs(Role.ACTIVE)
  @Consumes(MediaType.WILDCARD)
  public void logout() {
    signIns.end((UUID) request.getAttribute(Gate.SIGN_IN), caller.person().id());
  }

  private TokenPair pair(SignIns.Begun begun) {
    Accounts.Known person = accounts.known(begun.person()).filter(known -> known.may(Role.ACTIVE)).orElseThrow(
        () -> new Problem(401, "invalid_refresh_token", "The account is gone or not active."));
    request.setAttribute(Audited.PERSON, person.id());
    String token = tokens.issue(new AccessTokens.Subject(person.id(), begun.id()), person.email(), person.roles());
    return new TokenPair(token, "bearer", tokens.lifetimeSeconds(), begun.refreshToken());
  }

  private static void require(List<FieldError> wrong, String field, String value, int longest) {
    if (value == null || value.isBlank()) {
      wrong.add(new FieldError(field, "required", "must not be empty"));
    } else if (value.length() > longest) {
      wrong.add(new FieldError(field, "size", "must have at most " + longest + " characters"));
    } else {
      Query.unstorable(field, value).ifPresent(wrong::add);
    }
  }
}
