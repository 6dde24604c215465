package io.lotse.testing.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Buckets in memory behind S3's protocol, path style, with a signature check and some ways to behave badly. */
public final class S3Double implements AutoCloseable {
  public static final String ACCESS_KEY = "lotse";
  public static final String SECRET_KEY = "geheim/und+lang=";
  public static final String REGION = "eu-test-1";

  private record Stored(byte[] content, String contentType) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SignatureCheck signatures;
  private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String failure = "";
  private volatile Duration silence = Duration.ZERO;
  private volatile int bareStatus;
  private volatile int cutAfter = Integer.MAX_VALUE;

  private S3Double(int port, String sessionToken) {
    signatures = new SignatureCheck(ACCESS_KEY, SECRET_KEY, sessionToken, REGION);
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A server without a bucket; 0 = any free port. */
  public static S3Double on(int port) {
    return new S3Double(port, "");
  }

  /** A server that takes only requests with this session token. */
  public static S3Double withSessionToken(String token) {
    return new S3Double(0, token);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How many requests came in. */
  public int requests() {
    return requests.get();
  }

  /** The keys of all buckets. */
  public List<String> keys() {
    return buckets.values().stream().flatMap(each -> each.keySet().stream()).toList();
  }

  /** Answers the next requests with an error: 503 for {@code SlowDown} and {@code InternalError}, else 403. */
  public void fail(String code, int times) {
    failure = code;
    failures.set(times);
  }

  /** Is no S3 any more: a bare status whatever is asked. */
  public void answerAlways(int status) {
    bareStatus = status;
  }

  /** Waits before each answer. */
  public void wait(Duration before) {
    silence = before;
  }

  /** Ends each object after so many bytes, although more were announced. */
  public void cutAfter(int bytes) {
    cutAfter = bytes;
  }

  /** Loses everything. */
  public void lose() {
    buckets.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Thread.sleep(silence);
      if (bareStatus > 0) {
        exchange.sendResponseHeaders(bareStatus, -1);
        return;
      }
      Optional<String> objection = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Optional.of(failure)
          : signatures.objection(SignedRequest.of(exchange), body);
      if (objection.isPresent()) {
        error(exchange, List.of("SlowDown", "InternalError").contains(objection.get()) ? 503 : 403, objection.get());
      } else {
        answer(exchange, body);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
    String key = path.length == 1 ? "" : path[1];
    if (key.isEmpty() && exchange.getRequestMethod().equals("PUT")) {
      boolean isNew = buckets.putIfAbsent(path[0], new ConcurrentSkipListMap<>()) == null;
      if (isNew) {
        send(exchange, 200, new byte[0]);
      } else {
        error(exchange, 409, "BucketAlreadyOwnedByYou");
      }
      return;
    }
    NavigableMap<String, Stored> bucket = buckets.get(path[0]);
    if (bucket == null) {
      error(exchange, 404, "NoSuchBucket");
    } else if (key.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      send(exchange, 200, Listing.of(bucket.navigableKeySet(), SignedRequest.of(exchange)));
    } else {
      answer(exchange, bucket, key, body);
    }
  }

  private void answer(HttpExchange exchange, NavigableMap<String, Stored> bucket, String key, byte[] body)
      throws IOException {
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        bucket.put(key, new Stored(body, exchange.getRequestHeaders().getFirst("Content-Type")));
        send(exchange, 200, new byte[0]);
      }
      case "DELETE" -> {
        bucket.remove(key);
        exchange.sendResponseHeaders(204, -1);
      }
      default -> {
        if (bucket.containsKey(key)) {
          object(exchange, bucket.get(key));
        } else {
          error(exchange, 404, "NoSuchKey");
        }
      }
    }
  }

  private void object(HttpExchange exchange, Stored stored) throws IOException {
    SignedRequest request = SignedRequest.of(exchange);
    Map.of("Content-Type", "response-content-type", "Content-Disposition", "response-content-disposition",
        "Cache-Control", "response-cache-control").forEach((header, parameter) -> {
          if (request.parameter(parameter) != null) {
            exchange.getResponseHeaders().set(header, request.parameter(parameter));
          }
        });
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of(stored.contentType()));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(stored.content().length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      send(exchange, 200, stored.content());
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
        + "</Message></Error>").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
    if (!exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(body);
    }
  }

  private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, Math.min(body.length, cutAfter));
      out.flush();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
