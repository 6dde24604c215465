package io.lotse.account.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;

import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The OpenID Connect issuer of the settings, as its discovery document describes it (OpenID Connect Discovery 1.0). */
@ApplicationScoped
public class Issuer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(
      HttpClient.Redirect.NEVER).build();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile Known known;

  private record Known(JsonNode description, JWKSet keys, Instant at) {}

  /** Whether one is configured. */
  public static boolean isConfigured() {
    return Settings.current().has(Setting.OIDC_ISSUER) && Settings.current().has(Setting.OIDC_CLIENT_ID);
  }

  /** Where the browser is sent, and the attempt that its coming back has to fit. */
  public record Sent(Attempt attempt, URI to) {}

  /** Begins a sign-in that will be used at that place. */
  public Sent begin(String redirect, String place) {
    Attempt attempt = Attempt.begin(place);
    String query = form(Map.of("response_type", "code", "client_id", clientId(), "redirect_uri", redirect, "scope",
        "openid email profile", "state", attempt.state(), "nonce", attempt.nonce(), "code_challenge",
        attempt.challenge(), "code_challenge_method", "S256"));
    String endpoint = known(false).description().path("authorization_endpoint").asText();
    return new Sent(attempt, URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + query));
  }

  /** Who has come back with this code; 401 {@code external_sign_in_failed} where that cannot be believed. */
  public Identity redeem(String code, Attempt attempt, String redirect) {
    JsonNode answer = send(HttpRequest.newBuilder(URI.create(known(false).description().path("token_endpoint")
        .asText())).header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", basic())
        .POST(BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri",
            redirect, "client_id", clientId(), "code_verifier", attempt.verifier())))));
    IdToken token = new IdToken(Settings.current().text(Setting.OIDC_ISSUER), clientId(), warned);
    String text = answer.path("id_token").asText();
    return token.read(text, attempt.nonce(), known(false).keys())
        .or(() -> token.read(text, attempt.nonce(), known(true).keys())).orElseThrow(Issuer::failed);
  }

  /** 401: it did not work, and need not be told why. */
  public static Problem failed() {
    return new Problem(401, "external_sign_in_failed", "The sign-in did not succeed; please try again.");
  }

  private Known known(boolean anew) {
    Known seen = known;
    boolean old = seen == null || seen.at().plus(REMEMBERED).isBefore(Instant.now());
    if (old || anew && seen.at().plusSeconds(5).isBefore(Instant.now())) {
      seen = look();
      known = seen;
    }
    return seen;
  }

  private Known look() {
    String issuer = Settings.current().text(Setting.OIDC_ISSUER);
    JsonNode description = send(HttpRequest.newBuilder(URI.create(issuer.replaceAll("/$", "")
        + "/.well-known/openid-configuration")).GET());
    if (!description.path("issuer").asText().equals(issuer)) {
      throw Problem.unavailable("external_sign_in_unavailable", "The issuer calls itself otherwise than OIDC_ISSUER.",
          PATIENCE);
    }
    JsonNode keys = send(HttpRequest.newBuilder(URI.create(description.path("jwks_uri").asText())).GET());
    try {
      return new Known(description, JWKSet.parse(keys.toString()), Instant.now());
    } catch (ParseException unreadable) {
      throw away(unreadable);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = http.send(request.timeout(PATIENCE).header("Accept", "application/json").build(),
          BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 == 4) {
        throw failed();
      }
      if (answer.statusCode() != 200) {
        throw away(null);
      }
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException unreachable) {
      throw away(unreachable);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw away(ending);
    }
  }

  private static Problem away(Throwable cause) {
    return Problem.unavailable("external_sign_in_unavailable", "The issuer of sign-ins is not reachable just now.",
        PATIENCE, cause);
  }

  /** RFC 6749, section 2.3.1. */
  private static String basic() {
    String pair = encoded(clientId()) + ":" + encoded(Settings.current().optional(Setting.OIDC_CLIENT_SECRET).orElse(
        ""));
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String clientId() {
    return Settings.current().text(Setting.OIDC_CLIENT_ID);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream().map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @PreDestroy
  void end() {
    http.shutdownNow();
  }
}
