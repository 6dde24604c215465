package io.lotse.account.oidc;

import java.text.ParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/**
 * What is asked of an ID token (OpenID Connect Core 1.0, section 3.1.3.7).
 *
 * @param warned whether the log says already that no roles stand in it
 */
record IdToken(String issuer, String client, AtomicBoolean warned) {

  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256,
      JWSAlgorithm.ES256);
  private static final System.Logger LOG = System.getLogger(IdToken.class.getName());
  private static final int CLOCKS_DIFFER_SECONDS = 30;

  /** Who it says somebody is; empty unless it is signed by one of the keys, for us, now, and for this attempt. */
  Optional<Identity> read(String token, String nonce, JWKSet keys) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
    DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(client,
        new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build(), Set.of("sub", "iat", "exp"));
    claims.setMaxClockSkew(CLOCKS_DIFFER_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
    try {
      JWTClaimsSet said = processor.process(SignedJWT.parse(token), null);
      boolean forAnother = said.getAudience().size() > 1 && !client.equals(said.getStringClaim("azp"));
      return forAnother ? Optional.empty() : Optional.of(identity(said));
    } catch (ParseException | BadJOSEException | JOSEException notBelieved) {
      return Optional.empty();
    }
  }

  private Identity identity(JWTClaimsSet said) throws ParseException {
    String email = said.getStringClaim("email");
    String name = said.getStringClaim("preferred_username");
    String address = email == null && name != null && name.contains("@") ? name : email;
    Boolean verified = email == null ? null : said.getClaim("email_verified") instanceof Boolean told ? told : null;
    String called = said.getStringClaim("name") == null ? name : said.getStringClaim("name");
    return new Identity(issuer, said.getSubject(), address, verified, called, roles(said.getClaims()));
  }

  /** The claim of the settings may lie deeper, as in {@code realm_access.roles}. */
  private Set<String> roles(Map<String, Object> claims) {
    String claim = Settings.current().text(Setting.OIDC_ROLE_CLAIM);
    Object found = claims;
    for (String part : claim.split("\\.")) {
      found = found instanceof Map<?, ?> map ? map.get(part) : null;
    }
    if (found == null && Settings.current().has(Setting.OIDC_SUPERUSER_ROLE) && !warned.getAndSet(true)) {
      LOG.log(System.Logger.Level.WARNING,
          "the issuer''s ID token has no claim {0}, so nobody is made a superuser by it",
          claim);
    }
    if (found instanceof List<?> list) {
      Set<String> roles = new HashSet<>();
      list.forEach(role -> roles.add(String.valueOf(role)));
      return roles;
    }
    return found instanceof String text ? new HashSet<>(Arrays.asList(text.split("[\\s,]+"))) : Set.of();
  }
}
