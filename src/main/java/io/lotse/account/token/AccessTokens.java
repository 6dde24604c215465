package io.lotse.account.token;

import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import io.lotse.platform.Ids;
import io.lotse.platform.Role;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** Access tokens: signed JWT (RFC 7519) with the claims of MicroProfile JWT, and the sign-in that they belong to. */
@ApplicationScoped
public class AccessTokens {
  static final String ISSUER = "lotse";
  static final String AUDIENCE = "lotse";
  private static final String SIGN_IN = "sid";
  private final SigningKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  AccessTokens() {
    this(null);
  }

  @Inject
  AccessTokens(SigningKeys keys) {
    this.keys = keys;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256,
        (selector, context) -> selector.select(keys.open())));
    DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(AUDIENCE,
        new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", SIGN_IN, "iat", "exp", "jti"));
    claims.setMaxClockSkew(0);
    processor.setJWTClaimsSetVerifier(claims);
  }

  /** Whom a valid token stands for. */
  public record Subject(UUID person, UUID signIn) {}

  /** A token of this sign-in, valid for {@link #lifetimeSeconds()}. */
  public String issue(Subject subject, String name, Set<Role> roles) {
    long now = Instant.now().getEpochSecond();
    List<String> groups = roles.stream().filter(role -> role != Role.ANYONE).sorted().map(Role::group).toList();
    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE)
        .subject(subject.person().toString()).claim(SIGN_IN, subject.signIn().toString()).claim("upn", name)
        .claim("groups", groups).jwtID(Ids.next().toString()).claim("iat", now).claim("exp", now + lifetimeSeconds())
        .build();
    SigningKey key = keys.signer();
    SignedJWT token = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(key.id()).build(), claims);
    try {
      token.sign(new RSASSASigner(key.secret()));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whom a token stands for; empty unless we have signed it, for us, and it is valid now. */
  public Optional<Subject> read(String token) {
    try {
      JWTClaimsSet claims = processor.process(SignedJWT.parse(token), null);
      return Optional.of(new Subject(UUID.fromString(claims.getSubject()),
          UUID.fromString(claims.getStringClaim(SIGN_IN))));
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  public int lifetimeSeconds() {
    return Settings.current().number(Setting.JWT_LIFETIME_SECONDS);
  }
}
