package io.lotse.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import io.lotse.account.token.AccessTokens;
import io.lotse.account.token.SigningKeys;
import io.lotse.platform.Offered;
import io.lotse.platform.Sha256;

/**
 * Links by which a page lets its browser fetch from the API what no script can: a download, an image. Each names one address
 * with all its parameters, works for a moment, for reading only, and for no longer than the sign-in of who has made it.
 * Signed by HMAC-SHA-256 (RFC 2104) with a secret that all nodes share.
 */
@Offered("admin: for exports and page images")
@ApplicationScoped
public class SignedLinks {
  public static final Duration LIFETIME = Duration.ofMinutes(2);
  private static final String PARAMETER = "link=";
  private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f-]{36})\\.(\\d{1,12})\\.([\\w-]{43})");
  private final Supplier<byte[]> secret;

  SignedLinks() {
    this.secret = null;
  }

  @Inject
  SignedLinks(SigningKeys keys) {
    this(() -> keys.secretFor("signed links"));
  }

  SignedLinks(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  /**
   * The address, signed.
   *
   * @param address path and query as the browser will send them, e.g. {@code /api/admin/audit/export?who=nobody}
   */
  public String sign(Admittance.Stay stay, String address) {
    String head = stay.signIn() + "." + stay.person() + "." + Instant.now().plus(LIFETIME).getEpochSecond();
    return address + (address.contains("?") ? "&" : "?") + PARAMETER + head + "." + signature(address, head);
  }

  /** Whose link the request follows; empty when it follows none, or none that counts. */
  Optional<AccessTokens.Subject> subject(HttpServletRequest request) {
    return subject(request.getMethod(), asked(request), Instant.now());
  }

  Optional<AccessTokens.Subject> subject(String method, String asked, Instant now) {
    int at = asked.lastIndexOf(PARAMETER);
    if (at < 1 || "?&".indexOf(asked.charAt(at - 1)) < 0 || !method.equals("GET") && !method.equals("HEAD")) {
      return Optional.empty();
    }
    Matcher link = FORM.matcher(asked.substring(at + PARAMETER.length()));
    if (!link.matches() || Long.parseLong(link.group(3)) < now.getEpochSecond()) {
      return Optional.empty();
    }
    String head = link.group(1) + "." + link.group(2) + "." + link.group(3);
    boolean ours = MessageDigest.isEqual(bytes(link.group(4)), bytes(signature(asked.substring(0, at - 1), head)));
    return ours ? Optional.of(new AccessTokens.Subject(UUID.fromString(link.group(2)), UUID.fromString(link.group(
        1)))) : Optional.empty();
  }

  /** What the browser has asked for, before any forward. */
  private static String asked(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String uri = path == null ? request.getRequestURI() : path.toString();
    return request.getQueryString() == null ? uri : uri + "?" + request.getQueryString();
  }

  private String signature(String address, String head) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.signature(secret.get(),
        address + "\n" + head));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
