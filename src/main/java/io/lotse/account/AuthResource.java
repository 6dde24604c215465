package io.lotse.account;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.lotse.platform.Caller;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Query;
import io.lotse.platform.Role;

/** Sign-in and the own account. */
@Path("auth")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
  /** What a sign-in yields. */
  public record TokenPair(String accessToken,
      String tokenType,
      int expiresIn,
      String refreshToken) {}

  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Caller caller;

  @Inject
  public AuthResource(Accounts accounts, AccessTokens tokens, Caller caller) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.caller = caller;
  }

  @POST
  @Path("login")
  @Needs(Role.ANYONE)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TokenPair login(@FormParam("username") String username, @FormParam("password") String password) {
    List<FieldError> wrong = new ArrayList<>();
    require(wrong, "username", username);
    require(wrong, "password", password);
    Query.unstorable("username", username).ifPresent(wrong::add);
    Query.unstorable("password", password).ifPresent(wrong::add);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    Profile person = accounts.signIn(username, password);
    return new TokenPair(tokens.issue(person), "bearer", tokens.lifetimeSeconds(), null);
  }

  @GET
  @Path("me")
  @Needs(Role.ACTIVE)
  public Profile me() {
    return accounts.find(caller.person().id())
        .orElseThrow(() -> new Problem(401, "invalid_credential", "The account is gone."));
  }

  private static void require(List<FieldError> wrong, String field, String value) {
    if (value == null || value.isBlank()) {
      wrong.add(new FieldError(field, "required", "must not be empty"));
    }
  }
}
