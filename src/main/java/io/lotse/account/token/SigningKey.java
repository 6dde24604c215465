package io.lotse.account.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.lotse.platform.Sha256;

/**
 * A key that signs tokens.
 *
 * @param id the {@code kid} of its tokens: a thumbprint of the public key
 */
record SigningKey(String id, RSAPrivateCrtKey secret, RSAPublicKey open) {

  private static final Pattern BLOCK = Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----",
      Pattern.DOTALL);
  private static final int LEAST_BITS = 2048;

  /** The keys of a text with one or more PKCS#8 blocks of PEM (RFC 7468); IllegalStateException where there is none. */
  static List<SigningKey> read(String pem) {
    List<SigningKey> keys = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(pem.replace("\\n", "\n"));
    try {
      while (blocks.find()) {
        keys.add(of(Base64.getMimeDecoder().decode(blocks.group(1))));
      }
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new IllegalStateException("JWT_PRIVATE_KEY is not a usable RSA key in PKCS#8 PEM form", unusable);
    }
    if (keys.isEmpty()) {
      throw new IllegalStateException("JWT_PRIVATE_KEY holds no RSA key in PKCS#8 PEM form");
    }
    return List.copyOf(keys);
  }

  private static SigningKey of(byte[] der) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
    if (secret.getModulus().bitLength() < LEAST_BITS) {
      throw new IllegalArgumentException("an RSA key of less than " + LEAST_BITS + " bits");
    }
    RSAPublicKey open = (RSAPublicKey) factory.generatePublic(
        new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
    byte[] digest = Sha256.digest().digest(open.getEncoded());
    return new SigningKey(Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 16), secret,
        open);
  }
}
