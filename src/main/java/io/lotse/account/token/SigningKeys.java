package io.lotse.account.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import io.lotse.platform.OnceFile;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;

/**
 * The RSA keys of access tokens, newest first: of {@code JWT_PRIVATE_KEY}, else of the file {@code jwt-private.pem} under
 * the data directory, made at first start and looked at again every minute. All of them count and are published; the
 * newest that has been published for ten minutes signs, since verifiers remember keys for some minutes.
 */
@ApplicationScoped
public class SigningKeys {
  static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);
  private static final Duration LOOKED_AT = Duration.ofMinutes(1);
  private final PublishedKeys published;
  private volatile Known known;

  private record Known(List<SigningKey> keys, JWKSet open, SigningKey signer, Instant at) {}

  SigningKeys() {
    this(null);
  }

  @Inject
  SigningKeys(PublishedKeys published) {
    this.published = published;
  }

  /** The public keys, as others see them. */
  public JWKSet open() {
    return known().open();
  }

  /** A secret that all nodes share, for one purpose only. */
  public byte[] secretFor(String purpose) {
    return Sha256.signature(known().keys().getLast().secret().getEncoded(), purpose);
  }

  SigningKey signer() {
    return known().signer();
  }

  private Known known() {
    Known seen = known;
    if (seen == null || seen.at().plus(LOOKED_AT).isBefore(Instant.now())) {
      seen = look();
      known = seen;
    }
    return seen;
  }

  private Known look() {
    List<SigningKey> keys = SigningKey.read(pem());
    List<JWK> open = keys.stream().map(SigningKeys::open).toList();
    Map<String, Instant> since = published.since(keys.stream().map(SigningKey::id).toList());
    return new Known(keys, new JWKSet(open), signer(keys, since, Instant.now()), Instant.now());
  }

  /** The newest that has been published long enough; the oldest where none has. */
  static SigningKey signer(List<SigningKey> keys, Map<String, Instant> since, Instant now) {
    return keys.stream().filter(key -> !since.get(key.id()).plus(PUBLISHED_BEFORE).isAfter(now)).findFirst()
        .orElse(keys.getLast());
  }

  private static JWK open(SigningKey key) {
    return new RSAKey.Builder(key.open()).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256).keyID(key.id())
        .build();
  }

  private static String pem() {
    Settings settings = Settings.current();
    try {
      return settings.has(Setting.JWT_PRIVATE_KEY) ? settings.text(Setting.JWT_PRIVATE_KEY)
          : generatedOnce(settings.directory(Setting.DATA_DIRECTORY).resolve("jwt-private.pem"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String generatedOnce(Path file) throws IOException {
    return new String(OnceFile.read(file, () -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(generator.generateKeyPair().getPrivate()
          .getEncoded());
      return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n").getBytes(
          StandardCharsets.US_ASCII);
    }), StandardCharsets.US_ASCII);
  }
}
