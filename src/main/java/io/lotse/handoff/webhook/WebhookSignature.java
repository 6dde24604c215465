package io.lotse.handoff.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import io.lotse.platform.Sha256;

/**
 * Signs a webhook as Standard Webhooks 1.0 says: HMAC-SHA256 over {@code id.timestamp.body}, so that the receiver can tell
 * who sent it, and that it is not an old one sent again.
 */
final class WebhookSignature {
  private static final String ENCODED = "whsec_";
  private final byte[] secret;

  /** @param secret {@code whsec_} and Base64, or any text */
  WebhookSignature(String secret) {
    this.secret = secret.startsWith(ENCODED) ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The header {@code webhook-signature}. */
  String of(String id, Instant at, String body) {
    byte[] signature = Sha256.signature(secret, id + "." + at.getEpochSecond() + "." + body);
    return "v1," + Base64.getEncoder().encodeToString(signature);
  }
}
