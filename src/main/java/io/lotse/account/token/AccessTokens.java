package io.lotse.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.lotse.platform.Ids;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Issues access tokens: signed JWT (RFC 7519) with the claims of MicroProfile JWT. */
@ApplicationScoped
class AccessTokens {
  static final String ISSUER = "lotse";
  static final String AUDIENCE = "lotse";

  /** A token for this person, valid for {@code JWT_LIFETIME_SECONDS}. */
  String issue(Profile person) {
    Instant now = Instant.now();
    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE).subject(person.id().toString())
        .claim("upn", person.email()).claim("groups", groups(person)).jwtID(Ids.next().toString())
        .claim("iat", now.getEpochSecond()).claim("exp", now.getEpochSecond() + lifetimeSeconds()).build();
    SigningKey key = SigningKey.current();
    SignedJWT token = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(key.id()).build(), claims);
    try {
      token.sign(new RSASSASigner(key.pair().getPrivate()));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  int lifetimeSeconds() {
    return Settings.current().number(Setting.JWT_LIFETIME_SECONDS);
  }

  private static List<String> groups(Profile person) {
    List<String> groups = new ArrayList<>(List.of(Role.ACTIVE.group()));
    if (person.verified()) {
      groups.add(Role.VERIFIED.group());
    }
    if (person.verified() && person.superuser()) {
      groups.add(Role.SUPERUSER.group());
    }
    return groups;
  }
}
