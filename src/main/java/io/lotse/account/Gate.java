package io.lotse.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.lotse.account.token.AccessTokens;
import io.lotse.platform.Caller;
import io.lotse.platform.Credential;
import io.lotse.platform.Incidents;
import io.lotse.platform.Role;
import io.lotse.platform.Scope;

/**
 * Finds out who calls, from one credential per request, in this order: an API key ({@code X-API-Key}, bearer token or
 * Basic password), else an access token, else a signed link. A credential that does not count, or that cannot be looked up
 * while the database is away, never ends a request here: public paths stay public, and the others refuse with a readable
 * reason.
 */
@Alternative
@Priority(100)
@ApplicationScoped
public class Gate implements HttpAuthenticationMechanism {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());
  /** The request attribute that carries the id of the sign-in behind a token. */
  static final String SIGN_IN = "io.lotse.sign-in";
  private final AccessTokens tokens;
  private final SignedIn people;
  private final ApiKeys keys;
  private final KeyUse keyUse;
  private final SignedLinks links;

  Gate() {
    this(null, null, null, null, null);
  }

  @Inject
  Gate(AccessTokens tokens, SignedIn people, ApiKeys keys, KeyUse keyUse, SignedLinks links) {
    this.tokens = tokens;
    this.people = people;
    this.keys = keys;
    this.keyUse = keyUse;
    this.links = links;
  }

  @Override
  public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
      HttpMessageContext context) throws AuthenticationException {
    if (request.getAttribute(Caller.ATTRIBUTE) != null) {
      return context.doNothing();
    }
    Optional<String> key = key(request);
    String authorization = request.getHeader("Authorization");
    try {
      if (key.isPresent()) {
        return byKey(request, context, key.get());
      }
      if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
        return byToken(request, context, authorization.substring(7).strip());
      }
      Optional<AccessTokens.Subject> link = authorization == null ? links.subject(request) : Optional.empty();
      if (link.isPresent()) {
        return bySignIn(request, context, link.get());
      }
    } catch (RuntimeException notLookedUp) {
      LOG.log(System.Logger.Level.WARNING, "a credential could not be looked up: {0}", notLookedUp.toString());
      request.setAttribute(Caller.ATTRIBUTE, new Caller.Nobody(null, Incidents.problem(notLookedUp)));
      return context.doNothing();
    }
    return nobody(request, context, authorization == null ? null : "This kind of credential is not accepted.");
  }

  private AuthenticationStatus byKey(HttpServletRequest request, HttpMessageContext context, String key) {
    Optional<Caller.Service> service = keys.caller(key);
    if (service.isEmpty()) {
      return nobody(request, context, "The API key is unknown, revoked or expired.");
    }
    new Credential(service.get(), service.get().id(), () -> keys.service(service.get().id())).showIn(request);
    keyUse.note(service.get(), request);
    return context.notifyContainerAboutLogin(service.get().name(),
        service.get().scopes().stream().map(Scope::id).map("key:"::concat).collect(Collectors.toSet()));
  }

  private AuthenticationStatus byToken(HttpServletRequest request, HttpMessageContext context, String text) {
    Optional<AccessTokens.Subject> subject = tokens.read(text);
    if (subject.isEmpty()) {
      return nobody(request, context, "The access token is not valid or has expired.");
    }
    return bySignIn(request, context, subject.get());
  }

  private AuthenticationStatus bySignIn(HttpServletRequest request, HttpMessageContext context,
      AccessTokens.Subject subject) {
    Optional<Caller.Person> person = people.caller(subject);
    if (person.isEmpty()) {
      return nobody(request, context, "This sign-in has ended, or the account is gone or not active.");
    }
    new Credential(person.get(), subject, () -> people.now(subject)).showIn(request);
    request.setAttribute(SIGN_IN, subject.signIn());
    return context.notifyContainerAboutLogin(person.get().email(),
        person.get().roles().stream().map(Role::group).collect(Collectors.toSet()));
  }

  private static AuthenticationStatus nobody(HttpServletRequest request, HttpMessageContext context, String refused) {
    request.setAttribute(Caller.ATTRIBUTE, new Caller.Nobody(refused));
    return context.doNothing();
  }

  private static Optional<String> key(HttpServletRequest request) {
    String header = request.getHeader("X-API-Key");
    if (header != null) {
      return Optional.of(header.strip());
    }
    String authorization = request.getHeader("Authorization");
    if (authorization == null) {
      return Optional.empty();
    }
    String[] parts = authorization.strip().split("\\s+", 2);
    String value = parts.length == 2 ? parts[1] : "";
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> Optional.of(value).filter(v -> v.startsWith(ApiKeys.START));
      case "basic" -> Optional.of(basicPassword(value));
      default -> Optional.empty();
    };
  }

  private static String basicPassword(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
