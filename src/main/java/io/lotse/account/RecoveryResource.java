package io.lotse.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.account.RegistrationResource.AddressOnly;
import io.lotse.account.password.CommonPasswords;
import io.lotse.account.password.Passwords;
import io.lotse.platform.ClientAddress;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.audit.Audited;
import io.lotse.platform.limit.Limited;

/** A new password by mail. */
@Path("auth")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecoveryResource {
  /** A new password, with the token of a link. */
  public record TokenAndPassword(@NotBlank @Size(max = 200) String token,
      @NotNull @Size(min = 8, max = Passwords.LONGEST) String password) {}

  /** A new password, with a code and where it was sent. */
  public record AddressCodeAndPassword(
      @NotNull @Size(max = Addresses.LONGEST) @Pattern(regexp = Addresses.FORM) String email,
      @NotNull @Pattern(regexp = "[0-9]{8}", message = "must be eight digits") String code,
      @NotNull @Size(min = 8, max = Passwords.LONGEST) String password) {}

  private final Recovery recovery;
  private final Passwords passwords;
  private final CommonPasswords common;
  private final HttpServletRequest request;

  @Inject
  RecoveryResource(Recovery recovery, Passwords passwords, CommonPasswords common, HttpServletRequest request) {
    this.recovery = recovery;
    this.passwords = passwords;
    this.common = common;
    this.request = request;
  }

  @POST
  @Path("forgot-password")
  @Audited("password-forgotten")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public Response forgot(AddressOnly address, @HeaderParam("Accept-Language") String languages) {
    recovery.request(Accounts.normal(address.email()), Languages.wanted(languages));
    return Response.accepted().build();
  }

  @POST
  @Path("reset-password")
  @Audited("password-reset")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public void reset(TokenAndPassword given) {
    common.refuse("password", given.password());
    request.setAttribute(Audited.TARGET, recovery.reset(given.token(), passwords.hash(given.password()),
        ClientAddress.of(request)).orElseThrow(() -> RegistrationResource.refused("invalid_token", "link")));
  }

  @POST
  @Path("reset-password-code")
  @Audited("password-reset")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public void resetByCode(AddressCodeAndPassword given) {
    String email = Accounts.normal(given.email());
    common.refuse("password", given.password(), email);
    request.setAttribute(Audited.TARGET, recovery.reset(email, given.code(), passwords.hash(given.password()),
        ClientAddress.of(request)).orElseThrow(() -> RegistrationResource.refused("invalid_code", "code")));
  }
}
