package io.lotse.model;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;

import io.lotse.platform.Cancellation;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * A client of an endpoint whose calls end at once when they are cancelled, at the server too. The client's own
 * {@code close()} does not reach a reader that waits; cancelling the HTTP call does, from any thread.
 */
final class OpenAiConnection implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  /** As many connections stay open for the next answers; a burst beyond opens its own. */
  private static final int IDLE_CONNECTIONS = 200;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
  /** The client demands one; where none is configured it never leaves this class. */
  private static final String NO_KEY = "none";

  /** The call that a thread makes, known to the interceptor, which runs on the same thread. */
  private static final class Watch {
    private final Cancellation cancellation;
    private Cancellation.Registration registration = () -> {};

    private Watch(Cancellation cancellation) {
      this.cancellation = cancellation;
    }
  }

  private final ThreadLocal<Watch> watches = new ThreadLocal<>();
  private final boolean sendsKey;
  private final OpenAIClient client;

  OpenAiConnection(ModelAddress endpoint, Interceptor... inner) {
    this.sendsKey = endpoint.apiKey().isPresent();
    OpenAIOkHttpClient.Builder builder = OpenAIOkHttpClient.builder().baseUrl(endpoint.url()).apiKey(endpoint.apiKey()
        .orElse(NO_KEY)).maxRetries(0).maxIdleConnections(IDLE_CONNECTIONS).keepAliveDuration(KEEP_ALIVE).timeout(
            Timeout.builder().connect(CONNECT).read(endpoint.idle()).write(endpoint.idle()).request(Duration.ZERO)
                .build()).addInterceptor(this::intercept);
    for (Interceptor interceptor : inner) {
      builder.addInterceptor(interceptor);
    }
    this.client = builder.build();
  }

  /** Makes a call, all of it on this thread; the wish to cancel cuts its connection. */
  <T> T call(Cancellation cancellation, Function<OpenAIClient, T> call) {
    Watch watch = new Watch(cancellation);
    watches.set(watch);
    try {
      return call.apply(client);
    } finally {
      watches.remove();
      watch.registration.close();
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private Response intercept(Interceptor.Chain chain) throws IOException {
    Watch watch = watches.get();
    if (watch != null) {
      watch.registration = watch.cancellation.onCancel(chain.call()::cancel);
    }
    return chain.proceed(sendsKey ? chain.request() : chain.request().newBuilder().removeHeader("Authorization")
        .build());
  }
}
