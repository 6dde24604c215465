package io.lotse.handoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Somebody else's server that takes webhooks, but refuses the first attempt of each. */
final class WebhookReceiver implements AutoCloseable {
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** One delivery, and with which status it was answered. */
  record Attempt(String id, String timestamp, String signature, String body, int status) {
    /** The signature that Standard Webhooks 1.0 asks for. */
    String signatureUnder(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
        String signed = String.join(".", id, timestamp, body);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  static WebhookReceiver on(int port) {
    try {
      WebhookReceiver receiver = new WebhookReceiver(HttpServer.create(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
      receiver.server.createContext("/lotse", receiver::take);
      receiver.server.setExecutor(Executors.newCachedThreadPool());
      receiver.server.start();
      return receiver;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** The attempts to tell of one notification, in the order in which they came. */
  List<Attempt> attempts(String id) {
    return attempts.stream().filter(each -> each.id().equals(id)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    String id = header(exchange, "webhook-id");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = attempts(id).isEmpty() ? 503 : 204;
    attempts.add(new Attempt(id, header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"), body,
        status));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
