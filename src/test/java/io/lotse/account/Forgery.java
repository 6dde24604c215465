package io.lotse.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

/** Tokens that are like a real one but for one thing; those that need it are signed with the server's own key. */
record Forgery(SignedJWT real, RSAKey key) {
  static Forgery of(String token) throws ParseException {
    try {
      String pem = Files.readString(Path.of(System.getenv("DATA_DIRECTORY"), "jwt-private.pem"));
      RSAPrivateCrtKey secret = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(
          new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
      RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(
          new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
      return new Forgery(SignedJWT.parse(token), new RSAKey.Builder(open).privateKey(secret).build());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  String unsigned() throws ParseException {
    return new PlainJWT(real.getJWTClaimsSet()).serialize();
  }

  String byAnotherKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    SignedJWT token = new SignedJWT(real.getHeader(), real.getJWTClaimsSet());
    token.sign(new RSASSASigner(generator.generateKeyPair().getPrivate()));
    return token.serialize();
  }

  String byPublicKeyAsSecret() throws Exception {
    String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(
        key.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(real.getHeader().getKeyID())
        .build(), real.getJWTClaimsSet());
    token.sign(new MACSigner(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    return token.serialize();
  }

  /** The real one with another claim, or without it, signed with the real key. */
  String with(String claim, Object value) throws ParseException, JOSEException {
    Map<String, Object> claims = real.getJWTClaimsSet().toJSONObject();
    claims.put(claim, value);
    SignedJWT token = new SignedJWT(real.getHeader(), JWTClaimsSet.parse(claims));
    token.sign(new RSASSASigner(key.toPrivateKey()));
    return token.serialize();
  }
}
