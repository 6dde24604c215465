package io.lotse.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.lotse.platform.Sha256;

/** An OpenID Connect issuer with one client, at which whoever asks is whom the test says; it checks what clients owe it. */
public final class SmallIssuer implements AutoCloseable {
  private final String issuer;
  private final HttpServer server;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private volatile Map<String, Object> sitting = Map.of();
  /** Of all issuers of a run: the server knows the keys of the one before. */
  private static RSAKey key = key();

  public SmallIssuer(int port) {
    issuer = "http://127.0.0.1:" + port + "/works";
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/works/.well-known/openid-configuration", exchange -> answer(exchange, 200, "{\"issuer\":\""
        + issuer + "\",\"authorization_endpoint\":\"" + issuer + "/authorize\",\"token_endpoint\":\"" + issuer
        + "/token\",\"jwks_uri\":\"" + issuer + "/keys\"}"));
    server.createContext("/works/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/works/token", this::token);
    server.createContext("/works/authorize", this::authorize);
    server.start();
  }

  /** What the browser brings back from the issuer: a code for this person, unless changed. */
  String code(String authorizationQuery, Map<String, Object> claims, Consumer<JWTClaimsSet.Builder> change) {
    Map<String, String> query = form(authorizationQuery);
    Instant now = Instant.now();
    JWTClaimsSet.Builder token = new JWTClaimsSet.Builder().issuer(issuer).audience(query.get("client_id"))
        .claim("nonce", query.get("nonce")).claim("iat", now.getEpochSecond())
        .claim("exp", now.getEpochSecond() + 60);
    claims.forEach(token::claim);
    change.accept(token);
    String code = UUID.randomUUID().toString();
    Map<String, String> kept = new HashMap<>(query);
    kept.put("id_token", signed(token.build()));
    asked.put(code, kept);
    return code;
  }

  void changeKey() {
    key = key();
  }

  /** From now on this person sits at any browser that comes by, and signs in at once. */
  public void sits(Map<String, Object> claims) {
    sitting = claims;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> asked = form(query);
    exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?code=" + code(query, sitting,
        token -> {}) + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> known = asked.remove(form.getOrDefault("code", ""));
    String secret = new String(Base64.getDecoder().decode(exchange.getRequestHeaders().getFirst("Authorization")
        .substring("Basic ".length())), StandardCharsets.UTF_8);
    boolean fits = known != null && secret.equals("lotse:geheim%3Aund%2Blang")
        && known.get("redirect_uri").equals(form.get("redirect_uri"))
        && known.get("code_challenge").equals(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(form.get(
            "code_verifier"))));
    answer(exchange, fits ? 200 : 400, fits ? "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\""
        + known.get("id_token") + "\"}" : "{\"error\":\"invalid_grant\"}");
  }

  private String signed(JWTClaimsSet claims) {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0],
        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
