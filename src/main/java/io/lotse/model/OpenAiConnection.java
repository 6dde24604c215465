package io.lotse.model;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;

import io.lotse.platform.Cancellation;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * A client of an endpoint whose calls end at once when they are cancelled, at the server too. The client's own
 * {@code close()} does not reach a reader that waits; cancelling the HTTP call does, from any thread.
 */
final class OpenAiConnection implements AutoCloseable {
  /** The transport and the watch over silence have the time-outs. */
  private static final Timeout ENDLESS = Timeout.builder().connect(Duration.ZERO).read(Duration.ZERO).write(
      Duration.ZERO).request(Duration.ZERO).build();
  /** The client demands one; where none is configured it never leaves this class. */
  private static final String NO_KEY = "none";

  /** The call that a thread makes, known to what carries it, which runs on the same thread. */
  private static final class Ongoing {
    private final Cancellation cancellation;
    private Cancellation.Registration registration = () -> {};
    private SilenceWatch.Watched watched;

    private Ongoing(Cancellation cancellation) {
      this.cancellation = cancellation;
    }

    private void end() {
      registration.close();
      if (watched != null) {
        watched.close();
      }
    }

    private void heard() {
      if (watched != null) {
        watched.heard();
      }
    }

    private boolean wasSilent() {
      return watched != null && watched.wasSilent();
    }
  }

  private final ThreadLocal<Ongoing> calls = new ThreadLocal<>();
  private final ModelAddress endpoint;
  private final SilenceWatch silences;
  private final Transport transport;
  private final OpenAIClient client;

  OpenAiConnection(ModelAddress endpoint, Interceptor... inner) {
    this.endpoint = endpoint;
    this.silences = new SilenceWatch(endpoint.idle());
    this.transport = new Transport(endpoint.idle());
    OpenAIOkHttpClient.Builder builder = OpenAIOkHttpClient.builder().baseUrl(endpoint.url()).apiKey(endpoint.apiKey()
        .orElse(NO_KEY)).maxRetries(0).timeout(ENDLESS);
    for (Interceptor interceptor : inner) {
      builder.addInterceptor(interceptor);
    }
    builder.addInterceptor(this::carry);
    this.client = builder.build();
  }

  /**
   * Makes a call, all of it on this thread; the wish to cancel cuts its connection.
   *
   * @throws ModelFailure of kind {@code TIMEOUT} when the server was silent for too long
   */
  <T> T call(Cancellation cancellation, Function<OpenAIClient, T> call) {
    Ongoing ongoing = new Ongoing(cancellation);
    calls.set(ongoing);
    try {
      return call.apply(client);
    } catch (RuntimeException failed) {
      throw ongoing.wasSilent() && !cancellation.isCancelled() ? ModelFailure.silent(endpoint, failed) : failed;
    } finally {
      calls.remove();
      ongoing.end();
    }
  }

  /** The server of this thread's call has said something. */
  void heard() {
    calls.get().heard();
  }

  @Override
  public void close() {
    client.close();
    transport.close();
    silences.close();
  }

  private Response carry(Interceptor.Chain chain) throws IOException {
    Call call = transport.call(endpoint.apiKey().isPresent() ? chain.request()
        : chain.request().newBuilder().removeHeader("Authorization").build());
    Ongoing ongoing = calls.get();
    if (ongoing == null) {
      return call.execute();
    }
    ongoing.registration = ongoing.cancellation.onCancel(call::cancel);
    ongoing.watched = silences.watch(call::cancel);
    Response response = call.execute();
    ongoing.heard();
    return response;
  }
}
