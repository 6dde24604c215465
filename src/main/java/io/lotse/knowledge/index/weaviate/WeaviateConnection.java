package io.lotse.knowledge.index.weaviate;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.lotse.platform.Problem;
import io.weaviate.client6.v1.api.Authentication;
import io.weaviate.client6.v1.api.WeaviateApiException;
import io.weaviate.client6.v1.api.WeaviateClientAsync;
import io.weaviate.client6.v1.api.WeaviateException;

/**
 * The way to one Weaviate server. Nothing is connected before it is needed. After a call that got no answer the next one
 * first asks, at most once a second and for at most a second, whether the server is ready; until it is, all others fail
 * at once. The client is made only when it is, since each attempt that fails leaks threads; it then lives until the end
 * and finds a server again that was away. Thread-safe.
 */
final class WeaviateConnection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WeaviateConnection.class.getName());
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int REST_SECONDS = 5;
  private static final int QUERY_SECONDS = 5;
  private static final int INSERT_SECONDS = 60;
  /** For what the client's own limits do not cover. */
  private static final int UTMOST_SECONDS = INSERT_SECONDS + 5;

  private final WeaviateAddress address;
  private final HttpClient prober = HttpClient.newBuilder().connectTimeout(PROBE).build();
  private WeaviateClientAsync client;
  private volatile boolean answering;
  private volatile int beginnings;
  private long nextAttempt = System.nanoTime();
  private Duration pause = PAUSE;

  WeaviateConnection(WeaviateAddress address) {
    this.address = address;
  }

  /** Asks the server one thing. */
  interface Asking<T> {
    CompletableFuture<T> of(WeaviateClientAsync client);
  }

  /** Asks the server several things at once. */
  interface AskingAll<T> {
    List<CompletableFuture<T>> of(WeaviateClientAsync client);
  }

  /**
   * The answer, within seconds.
   *
   * @throws Problem {@code index_unavailable}
   * @throws CollectionGone when the collection that was asked is not there although the server is ready
   */
  <T> T ask(Asking<T> asking) {
    return await(asking.of(ready()));
  }

  /** The answers, in order. */
  <T> List<T> askAll(AskingAll<T> asking) {
    Collection<CompletableFuture<T>> all = asking.of(ready());
    return all.stream().map(this::await).toList();
  }

  /** How often the server began to answer: when this has grown, it may have been restarted. */
  int beginnings() {
    return beginnings;
  }

  @Override
  public synchronized void close() {
    prober.close();
    try {
      if (client != null)
        client.close();
    } catch (Exception failed) {
      LOG.log(Level.WARNING, "the connection to Weaviate did not close", failed);
    }
  }

  static Problem unavailable(Throwable cause) {
    return new Problem(503, "index_unavailable", "The search index cannot be used at the moment.", cause);
  }

  private WeaviateClientAsync ready() {
    if (!answering)
      begin();
    return client;
  }

  private synchronized void begin() {
    if (answering)
      return;
    if (nextAttempt - System.nanoTime() > 0)
      throw unavailable(null);
    try {
      probe();
      if (client == null)
        client = connect();
      pause = PAUSE;
    } catch (IOException | WeaviateException notReady) {
      nextAttempt = System.nanoTime() + pause.toNanos();
      throw unavailable(notReady);
    }
    beginnings++;
    answering = true;
    LOG.log(Level.INFO, "{0} answers", address);
  }

  private void probe() throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address.readiness()).timeout(PROBE).build();
      int status = prober.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200)
        throw new IOException(address + " is not ready: " + status);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", end);
    }
  }

  private WeaviateClientAsync connect() {
    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    return WeaviateClientAsync.connectToCustom(to -> {
      address.apiKey().ifPresent(key -> to.authentication(Authentication.apiKey(key)));
      return to.scheme(address.url().getScheme()).httpHost(address.url().getHost()).httpPort(address.port())
          .grpcHost(address.url().getHost()).grpcPort(address.grpcPort())
          .timeout(REST_SECONDS, QUERY_SECONDS, INSERT_SECONDS);
    });
  }

  private <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(UTMOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    } catch (TimeoutException silent) {
      answer.cancel(true);
      lost(silent);
      throw unavailable(silent);
    } catch (InterruptedException end) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable(end);
    }
  }

  private RuntimeException failure(Throwable cause) {
    if (!(cause instanceof WeaviateApiException refused)) {
      lost(cause);
      return unavailable(cause);
    }
    if (CollectionGone.isToldBy(refused))
      return new CollectionGone(refused);
    if (refused.isGPRC() && !refused.grpcStatusCode().equals("UNKNOWN"))
      lost(refused);
    return unavailable(refused);
  }

  private void lost(Throwable cause) {
    if (answering) {
      answering = false;
      LOG.log(Level.WARNING, "{0} does not answer: {1}", address, cause.getMessage());
    }
  }
}
