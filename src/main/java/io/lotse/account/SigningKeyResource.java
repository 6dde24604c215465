package io.lotse.account;

import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.lotse.account.token.SigningKeys;
import io.lotse.platform.Needs;
import io.lotse.platform.Role;

/** The public keys of access tokens, for other services (RFC 7517). */
@Path(".well-known/jwks.json")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeyResource {
  /** A set of public RSA keys. */
  public record KeySet(List<PublicKey> keys) {}

  /** One of them: modulus and exponent in Base64url. */
  public record PublicKey(String kty, String use, String alg, String kid, String n, String e) {}

  private final SigningKeys keys;

  @Inject
  SigningKeyResource(SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  @Needs(Role.ANYONE)
  public Response keys() {
    List<PublicKey> open = keys.open().getKeys().stream().map(key -> key.toRSAKey()).map(key -> new PublicKey("RSA",
        "sig", "RS256", key.getKeyID(), key.getModulus().toString(), key.getPublicExponent().toString())).toList();
    return Response.ok(new KeySet(open)).header("Cache-Control", "public, max-age=300").build();
  }
}
