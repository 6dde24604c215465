package io.lotse.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

import io.lotse.platform.OnceFile;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.Sha256;

/**
 * The RSA key that signs tokens: of {@code JWT_PRIVATE_KEY}, else the file {@code jwt-private.pem} under the data
 * directory, made at first start.
 */
final class SigningKey {
  private static SigningKey current;
  private final KeyPair pair;
  private final String id;

  private SigningKey(KeyPair pair) throws GeneralSecurityException {
    this.pair = pair;
    byte[] digest = Sha256.digest().digest(pair.getPublic().getEncoded());
    this.id = Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 16);
  }

  static synchronized SigningKey current() {
    if (current == null) {
      try {
        Settings settings = Settings.current();
        String pem = settings.has(Setting.JWT_PRIVATE_KEY) ? settings.text(Setting.JWT_PRIVATE_KEY)
            : generatedOnce(settings.directory(Setting.DATA_DIRECTORY).resolve("jwt-private.pem"));
        current = new SigningKey(read(pem));
      } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
        throw new IllegalStateException("JWT_PRIVATE_KEY is not a usable RSA key in PKCS#8 PEM form", unusable);
      }
    }
    return current;
  }

  KeyPair pair() {
    return pair;
  }

  /** The {@code kid} of its tokens: a thumbprint of the public key. */
  String id() {
    return id;
  }

  String publicPem() {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private static String generatedOnce(Path file) throws IOException {
    return new String(OnceFile.read(file, () -> {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()).getBytes(
          StandardCharsets.US_ASCII);
    }), StandardCharsets.US_ASCII);
  }

  private static KeyPair read(String pem) throws GeneralSecurityException {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    KeyFactory factory = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
    return new KeyPair(
        factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent())), secret);
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
