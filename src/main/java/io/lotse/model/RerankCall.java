package io.lotse.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

import io.lotse.platform.Deadline;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The call of the reranker: never longer than the settings allow, and not made at all while it keeps failing. */
@ApplicationScoped
class RerankCall {
  /** While the breaker is open, searches go on at once without the reranker. */
  private static final long REST_MILLIS = 10_000;

  @Resource
  private ManagedExecutorService executor;
  private RerankEndpoint endpoint;

  /**
   * What the server answers.
   *
   * @throws Problem {@code rerank_unavailable}
   * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException when three of the last four
   *   calls failed
   */
  @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = REST_MILLIS)
  byte[] send(byte[] body) {
    Settings settings = Settings.current();
    Optional<String> key = settings.optional(Setting.RERANK_API_KEY);
    RerankEndpoint open = open(settings);
    return new Deadline(executor, settings.duration(Setting.RERANK_TIMEOUT))
        .await(() -> open.rerank(key.map(each -> "Bearer " + each).orElse(null), body), RerankCall::unavailable);
  }

  static Problem unavailable(String why) {
    return new Problem(503, HttpReranker.UNAVAILABLE, "The reranker is not available: " + why);
  }

  private synchronized RerankEndpoint open(Settings settings) {
    if (endpoint == null) {
      Duration longest = settings.duration(Setting.RERANK_TIMEOUT);
      endpoint = RestClientBuilder.newBuilder().baseUri(address(settings.text(Setting.RERANK_BASE_URL)))
          .connectTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
          .readTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).build(RerankEndpoint.class);
    }
    return endpoint;
  }

  /** The base URL may be written with or without the version. */
  static URI address(String baseUrl) {
    return URI.create(baseUrl.replaceAll("/+$", "").replaceAll("/v[12]$", "") + "/v2/rerank");
  }

  @PreDestroy
  synchronized void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }
}
