package io.lotse.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.lotse.platform.Caller;
import io.lotse.platform.Incidents;
import io.lotse.platform.Scope;

/**
 * Finds out who calls, from one credential per request, in this order: an API key ({@code X-API-Key}, bearer token or
 * Basic password), else an access token, which the server's own MP-JWT mechanism checks. A credential that does not
 * count, or that cannot be looked up while the database is away, never ends a request here: public paths stay public, and
 * the others refuse with a readable reason.
 */
@Alternative
@Priority(100)
@ApplicationScoped
public class Gate implements HttpAuthenticationMechanism {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());
  private final BeanManager beans;
  private final Accounts accounts;
  private final ApiKeys keys;
  private HttpAuthenticationMechanism jwt;

  Gate() {
    this(null, null, null);
  }

  @Inject
  Gate(BeanManager beans, Accounts accounts, ApiKeys keys) {
    this.beans = beans;
    this.accounts = accounts;
    this.keys = keys;
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
        return byToken(request, response, context);
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
    request.setAttribute(Caller.ATTRIBUTE, service.get());
    return context.notifyContainerAboutLogin(service.get().name(),
        service.get().scopes().stream().map(Scope::id).map("key:"::concat).collect(Collectors.toSet()));
  }

  private AuthenticationStatus byToken(HttpServletRequest request, HttpServletResponse response,
      HttpMessageContext context) throws AuthenticationException {
    AuthenticationStatus status = jwt().validateRequest(request, response, new Quiet(context));
    if (status != AuthenticationStatus.SUCCESS || !(context.getCallerPrincipal() instanceof JsonWebToken token)) {
      return nobody(request, context, "The access token is not valid or has expired.");
    }
    Optional<Caller.Person> person = subject(token).flatMap(accounts::caller);
    if (person.isEmpty()) {
      return nobody(request, context, "The account of this token is gone or not active.");
    }
    request.setAttribute(Caller.ATTRIBUTE, person.get());
    return status;
  }

  private static AuthenticationStatus nobody(HttpServletRequest request, HttpMessageContext context, String refused) {
    request.setAttribute(Caller.ATTRIBUTE, new Caller.Nobody(refused));
    return context.doNothing();
  }

  private static Optional<UUID> subject(JsonWebToken token) {
    try {
      return Optional.ofNullable(token.getSubject()).map(UUID::fromString);
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
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

  /** The server's MP-JWT mechanism, which stands behind this one. */
  private synchronized HttpAuthenticationMechanism jwt() {
    if (jwt == null) {
      Set<Bean<?>> all = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE);
      Bean<?> other = all.stream().filter(bean -> bean.getBeanClass() != Gate.class).findFirst().orElseThrow();
      jwt = (HttpAuthenticationMechanism) beans.getReference(other, HttpAuthenticationMechanism.class,
          beans.createCreationalContext(other));
    }
    return jwt;
  }

  /** Keeps the server's mechanism from ending the request itself. */
  private static final class Quiet extends HttpMessageContextWrapper {
    Quiet(HttpMessageContext context) {
      super(context);
    }

    @Override
    public AuthenticationStatus responseUnauthorized() {
      return AuthenticationStatus.SEND_FAILURE;
    }
  }
}
