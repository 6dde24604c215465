package io.lotse.account;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

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

import io.lotse.account.password.CommonPasswords;
import io.lotse.account.password.Passwords;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.audit.Audited;
import io.lotse.platform.limit.Limited;

/** Signing up and verifying addresses. */
@Path("auth")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource {
  /**
   * How soon a wrong code is refused: where a code is waited for, the attempt is written to disk, and how long that takes
   * would tell that there is an account.
   */
  private static final long REFUSAL_NANOS = Duration.ofMillis(50).toNanos();

  /** Who signs up. */
  public record SignUp(@NotNull @Size(max = Addresses.LONGEST) @Pattern(regexp = Addresses.FORM) String email,
      @NotBlank @Size(max = 100) String displayName,
      @NotNull @Size(min = 8, max = Passwords.LONGEST) String password) {}

  /** An address, and nothing else. */
  public record AddressOnly(@NotNull @Size(max = Addresses.LONGEST) @Pattern(regexp = Addresses.FORM) String email) {}

  /** The token of a link. */
  public record TokenOnly(@NotBlank @Size(max = 200) String token) {}

  /** A code, and where it was sent. */
  public record AddressAndCode(@NotNull @Size(max = Addresses.LONGEST) @Pattern(regexp = Addresses.FORM) String email,
      @NotNull @Pattern(regexp = "[0-9]{8}", message = "must be eight digits") String code) {}

  private final Registration registration;
  private final CommonPasswords common;
  private final HttpServletRequest request;

  @Inject
  RegistrationResource(Registration registration, CommonPasswords common, HttpServletRequest request) {
    this.registration = registration;
    this.common = common;
    this.request = request;
  }

  @POST
  @Path("register")
  @Audited("sign-up")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public Response register(SignUp wish, @HeaderParam("Accept-Language") String languages) {
    String email = Accounts.normal(wish.email());
    common.refuse("password", wish.password(), email, wish.displayName());
    Profile made = registration.signUp(registration.wish(email, wish.displayName().strip(), wish.password(),
        Languages.wanted(languages)));
    return Response.status(201).entity(made).build();
  }

  @POST
  @Path("request-verify-token")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public Response requestVerification(AddressOnly address, @HeaderParam("Accept-Language") String languages) {
    registration.requestVerification(Accounts.normal(address.email()), Languages.wanted(languages));
    return Response.accepted().build();
  }

  @POST
  @Path("verify")
  @Audited("verify")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public Profile verify(TokenOnly given) {
    return accepted(registration.verify(given.token()), "invalid_token", "link");
  }

  @POST
  @Path("verify-code")
  @Audited("verify")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public Profile verifyCode(AddressAndCode given) {
    long refusal = System.nanoTime() + REFUSAL_NANOS;
    Optional<Profile> verified = registration.verify(Accounts.normal(given.email()), given.code());
    while (verified.isEmpty() && System.nanoTime() < refusal && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(refusal - System.nanoTime());
    }
    return accepted(verified, "invalid_code", "code");
  }

  private Profile accepted(Optional<Profile> verified, String code, String what) {
    Profile person = verified.orElseThrow(() -> refused(code, what));
    request.setAttribute(Audited.TARGET, person.id());
    return person;
  }

  static Problem refused(String code, String what) {
    return new Problem(400, code, "The " + what + " is wrong, was used, or has expired; ask for another mail.");
  }
}
