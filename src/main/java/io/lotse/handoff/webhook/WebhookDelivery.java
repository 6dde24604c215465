package io.lotse.handoff.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.lotse.platform.Setting;
import io.lotse.platform.Settings;
import io.lotse.platform.outbox.DeliveryFailed;
import io.lotse.platform.outbox.OutboxDelivery;
import io.lotse.platform.outbox.OutboxItem;

/** Posts notifications to the configured address; any status of the 200s counts as delivered, redirects do not. */
@ApplicationScoped
class WebhookDelivery implements OutboxDelivery {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(
      HttpClient.Redirect.NEVER).build();

  @Override
  public String kind() {
    return Webhooks.KIND;
  }

  @Override
  public void deliver(OutboxItem item) throws DeliveryFailed, InterruptedException {
    Settings settings = Settings.current();
    URI url = settings.optional(Setting.NOTIFY_WEBHOOK_URL).map(URI::create)
        .orElseThrow(() -> new DeliveryFailed("NOTIFY_WEBHOOK_URL is not set any more", (Duration) null));
    HttpResponse<Void> response = exchange(request(url, item, settings));
    if (response.statusCode() / 100 != 2) {
      throw new DeliveryFailed("status " + response.statusCode(), comeBack(response));
    }
  }

  private static HttpRequest request(URI url, OutboxItem item, Settings settings) {
    Instant now = Instant.now();
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(ANSWER)
        .header("Content-Type", "application/json").header("User-Agent", "Lotse")
        .header("webhook-id", item.idempotencyKey()).header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .POST(BodyPublishers.ofString(item.payload()));
    settings.optional(Setting.NOTIFY_WEBHOOK_SECRET).map(WebhookSignature::new).ifPresent(
        signature -> request.header("webhook-signature", signature.of(item.idempotencyKey(), now, item.payload())));
    return request.build();
  }

  private HttpResponse<Void> exchange(HttpRequest request) throws DeliveryFailed, InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding());
    } catch (IOException failed) {
      throw new DeliveryFailed(failed.getClass().getSimpleName(), failed);
    }
  }

  private static Duration comeBack(HttpResponse<?> response) {
    return response.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}")).map(Long::valueOf)
        .map(Duration::ofSeconds).orElse(null);
  }

  @PreDestroy
  void end() {
    http.shutdownNow();
  }
}
