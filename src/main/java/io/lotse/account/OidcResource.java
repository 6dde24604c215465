package io.lotse.account;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import io.lotse.account.oidc.Attempt;
import io.lotse.account.oidc.Issuer;
import io.lotse.account.token.SigningKeys;
import io.lotse.platform.Needs;
import io.lotse.platform.Problem;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.audit.Audited;
import io.lotse.platform.limit.Limited;

/** Sign-in at an OpenID Connect issuer; it ends with tokens of ours, so that the rest of Lotse knows one issuer only. */
@Path("auth")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class OidcResource {
  private static final String COOKIE = "lotse_oidc";

  /** A way to sign in beside the password. */
  public record Provider(String id, String issuer, String loginUrl) {}

  private final Issuer issuer;
  private final ExternalSignIn external;
  private final SigningKeys keys;
  private final HttpServletRequest request;

  @Inject
  OidcResource(Issuer issuer, ExternalSignIn external, SigningKeys keys, HttpServletRequest request) {
    this.issuer = issuer;
    this.external = external;
    this.keys = keys;
    this.request = request;
  }

  @GET
  @Path("providers")
  @Needs(Role.ANYONE)
  public List<Provider> providers() {
    return Issuer.isConfigured() ? List.of(new Provider("oidc", Settings.current().text(Setting.OIDC_ISSUER),
        "/api/auth/oidc/login")) : List.of();
  }

  @GET
  @Path("oidc/login")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  public Response login(@QueryParam("place") String place) {
    configured();
    Issuer.Sent sent = issuer.begin(redirect(), place(place));
    return Response.seeOther(sent.to()).cookie(cookie(sent.attempt().sealed(secret()), (int) Attempt.LIFETIME
        .toSeconds())).header("Cache-Control", "no-store").build();
  }

  /** The refresh token stands behind the # of the address, where no server sees it, and the page uses it up at once. */
  @GET
  @Path("oidc/callback")
  @Needs(Role.ANYONE)
  @Limited(Setting.RATE_LIMIT_AUTH)
  @Audited("sign-in")
  public Response callback(@QueryParam("code") String code, @QueryParam("state") String state,
      @CookieParam(COOKIE) String cookie) {
    configured();
    Attempt attempt = Attempt.open(cookie, state, secret()).orElseThrow(Issuer::failed);
    if (code == null || code.isBlank()) {
      throw Issuer.failed();
    }
    SignIns.Begun begun = external.signIn(issuer.redeem(code, attempt, redirect()), SignInPlace.of(attempt
        .place(), request));
    request.setAttribute(Audited.PERSON, begun.person());
    return Response.seeOther(URI.create(Settings.current().publicUrl() + page(attempt) + "#signed-in=" + begun
        .refreshToken()))
        .cookie(cookie("", 0)).header("Cache-Control", "no-store").build();
  }

  private static void configured() {
    if (!Issuer.isConfigured()) {
      throw Problem.notFound("not_found", "No external sign-in is configured.");
    }
  }

  private static String place(String text) {
    if (text != null && !text.equals(SignInPlace.API) && !text.equals(SignInPlace.PANEL)) {
      throw Problem.invalid("place", "unknown_value", "must be api or panel");
    }
    return text == null ? SignInPlace.API : text;
  }

  private static String page(Attempt attempt) {
    return attempt.place().equals(SignInPlace.PANEL) ? "/panel/sign-in" : "/";
  }

  private byte[] secret() {
    return keys.secretFor("external sign-in");
  }

  private static String redirect() {
    return Settings.current().publicUrl() + "/api/auth/oidc/callback";
  }

  private static NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE).value(value).path("/api/auth/oidc").maxAge(seconds).httpOnly(true)
        .secure(Settings.current().publicUrl().startsWith("https:")).sameSite(NewCookie.SameSite.LAX).build();
  }
}
