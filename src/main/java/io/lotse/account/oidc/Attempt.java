package io.lotse.account.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import io.lotse.platform.Sha256;

/**
 * A sign-in that is under way: what binds the issuer's answer to the browser that has asked (state), to the token (nonce)
 * and to us (PKCE, RFC 7636). It travels in a cookie that we sign.
 *
 * @param place where the sign-in will be used
 */
public record Attempt(String state, String nonce, String verifier, String place, Instant until) {

  public static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final SecureRandom RANDOM = new SecureRandom();

  static Attempt begin(String place) {
    return new Attempt(random(), random(), random(), place, Instant.now().plus(LIFETIME));
  }

  /** The challenge of method S256. */
  String challenge() {
    return encoded(Sha256.of(verifier));
  }

  /** As a cookie holds it. */
  public String sealed(byte[] key) {
    String content = state + "." + nonce + "." + verifier + "." + place + "." + until.getEpochSecond();
    return content + "." + encoded(Sha256.signature(key, content));
  }

  /** The attempt of a cookie, if we have sealed it, not long ago, and it has this state. */
  public static Optional<Attempt> open(String cookie, String state, byte[] key) {
    String[] parts = cookie == null ? new String[0] : cookie.split("\\.");
    if (parts.length != 6 || state == null) {
      return Optional.empty();
    }
    String content = String.join(".", parts[0], parts[1], parts[2], parts[3], parts[4]);
    boolean ours = same(parts[5], encoded(Sha256.signature(key, content))) && same(parts[0], state);
    return ours ? Optional.of(new Attempt(parts[0], parts[1], parts[2], parts[3], Instant.ofEpochSecond(
        Long.parseLong(parts[4])))).filter(attempt -> attempt.until().isAfter(Instant.now())) : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return encoded(bits);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
