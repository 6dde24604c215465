package io.lotse.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of a running Lotse. Immutable: signing in gives another client. */
public final class LotseServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String JSON = "application/json";

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> headers;

  private LotseServer(HttpClient http, URI base, Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.headers = headers;
  }

  /** The server with this address, e.g. {@code http://localhost:7860}; nobody is signed in. */
  public static LotseServer at(String address) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(
        10))
        .build();
    return new LotseServer(http, URI.create(address), Map.of());
  }

  public URI uri(String path) {
    return base.resolve(path);
  }

  /** A client that sends one more header with each request. */
  public LotseServer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new LotseServer(http, base, more);
  }

  public LotseServer withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public LotseServer withKey(String key) {
    return with("X-API-Key", key);
  }

  /** A client of that person; AssertionError when the server refuses, but for a pause after failures of other tests. */
  public LotseServer signedIn(String email, String password) {
    Answer signIn = login(email, password);
    for (int again = 0; signIn.status() == 429 && again < 5; again++) {
      pause(Integer.parseInt(signIn.header("Retry-After")));
      signIn = login(email, password);
    }
    return withToken(signIn.expect(200).json().path("access_token").asText());
  }

  private static void pause(int seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  public Answer login(String email, String password) {
    return postForm("/auth/login", Map.of("username", email, "password", password));
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path, Object json) {
    return send("POST", path, JSON, body(json));
  }

  public Answer put(String path, Object json) {
    return send("PUT", path, JSON, body(json));
  }

  public Answer patch(String path, Object json) {
    return send("PATCH", path, JSON, body(json));
  }

  /** DELETE with a body. */
  public Answer delete(String path, Object json) {
    return send("DELETE", path, JSON, body(json));
  }

  public Answer postForm(String path, Map<String, String> fields) {
    String form = fields.entrySet().stream().map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
        .collect(Collectors.joining("&"));
    return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
  }

  public Answer upload(String path, Map<String, String> fields, List<FilePart> files) {
    Multipart multipart = new Multipart(fields, files);
    return send("POST", path, multipart.contentType(), BodyPublishers.ofByteArray(multipart.bytes()));
  }

  /** An upload in place of what is at the path. */
  public Answer replace(String path, Map<String, String> fields, List<FilePart> files) {
    Multipart multipart = new Multipart(fields, files);
    return send("PUT", path, multipart.contentType(), BodyPublishers.ofByteArray(multipart.bytes()));
  }

  /** Any request: for what the other methods do not offer; without a content type where that is null. */
  public Answer send(String method, String path, String contentType, BodyPublisher body) {
    HttpRequest.Builder request = request(path).method(method, body);
    return send(contentType == null ? request : request.header("Content-Type", contentType));
  }

  /** A stream of events that answers a POST. */
  public EventStream stream(String path, Object json) {
    return open(request(path).header("Content-Type", JSON).POST(body(json)));
  }

  /** A stream of events that answers a GET. */
  public EventStream stream(String path) {
    return open(request(path).GET());
  }

  /** A stream of events on a socket of its own, for tests that look at when lines come and how a client goes. */
  public RawStream raw(String path, Object json) {
    return RawStream.open(uri(path), headers, json instanceof String text ? text : Answer.write(json));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    headers.forEach(request::setHeader);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    return Answer.of(exchange(request.build(), BodyHandlers.ofByteArray()));
  }

  private EventStream open(HttpRequest.Builder request) {
    HttpResponse<InputStream> response = exchange(request.setHeader("Accept", "text/event-stream").build(),
        BodyHandlers.ofInputStream());
    return new EventStream(response.statusCode(), response.headers(), response.body());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static BodyPublisher body(Object json) {
    return BodyPublishers.ofString(json instanceof String text ? text : Answer.write(json));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
