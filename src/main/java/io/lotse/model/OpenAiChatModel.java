package io.lotse.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.http.HttpResponse;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Json;
import io.lotse.platform.Problem;
import okhttp3.Interceptor;

/** A language model behind the chat completions API, OpenAI's or that of any compatible server. */
final class OpenAiChatModel implements LanguageModel, AutoCloseable {
  private static final Duration COME_BACK = Duration.ofSeconds(10);

  private final ModelAddress endpoint;
  private final boolean images;
  private final OpenAiConnection connection;
  private final Retries retries;

  OpenAiChatModel(ModelAddress endpoint, boolean images, Interceptor... inner) {
    this.endpoint = endpoint;
    this.images = images;
    this.connection = new OpenAiConnection(endpoint, inner);
    this.retries = new Retries(endpoint.maxRetries());
  }

  @Override
  public String name() {
    return endpoint.model();
  }

  @Override
  public boolean seesImages() {
    return images;
  }

  @Override
  public ModelTurn generate(ModelRequest request, Consumer<String> text, Cancellation cancellation) {
    ChatCompletionCreateParams params = new ChatParams(endpoint, images).of(request);
    try {
      return retries.run(() -> once(params, text, cancellation), cancellation);
    } catch (ModelFailure failure) {
      throw problem(failure);
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  private ModelTurn once(ChatCompletionCreateParams params, Consumer<String> text, Cancellation cancellation) {
    StreamedTurn turn = new StreamedTurn(endpoint.model(), text);
    try {
      return connection.call(cancellation, client -> {
        try (HttpResponse response = asked(() -> client.chat().completions().withRawResponse().createStreaming(params),
            cancellation)) {
          EventData events = new EventData(response.body(), connection::heard);
          for (Optional<String> data = asked(events::next, cancellation); data.isPresent(); data = asked(events::next,
              cancellation)) {
            turn.take(chunk(data.get()));
            cancellation.check();
          }
        }
        return whole(turn);
      });
    } catch (ModelFailure failure) {
      throw turn.isUnderWay() ? failure.thatStands() : failure;
    }
  }

  private JsonNode chunk(String data) {
    JsonNode chunk;
    try {
      chunk = Json.MAPPER.readTree(data);
    } catch (JsonProcessingException unreadable) {
      throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, false, endpoint, "answered what cannot be read.",
          unreadable);
    }
    if (chunk.hasNonNull("error")) {
      JsonNode error = chunk.path("error");
      throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, true, endpoint, "broke off with an error: "
          + endpoint.withoutSecrets(error.path("message").asText(error.toString())), null);
    }
    return chunk;
  }

  private ModelTurn whole(StreamedTurn turn) {
    if (!turn.isFinished()) {
      throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, true, endpoint,
          "ended its answer before it was complete.", null);
    }
    if (turn.isRefusedByFilter()) {
      throw new ModelFailure(ModelFailure.Kind.REJECTED, false, endpoint,
          "withheld the answer (content filter).", null);
    }
    return turn.done();
  }

  /** Only what the server does counts as its failure; what the listener throws passes through. */
  private <T> T asked(Supplier<T> server, Cancellation cancellation) {
    try {
      return server.get();
    } catch (RuntimeException thrown) {
      cancellation.check();
      if (Thread.currentThread().isInterrupted()) {
        CancellationException interrupted = new CancellationException("the model call was interrupted");
        interrupted.initCause(thrown);
        throw interrupted;
      }
      throw ModelFailure.of(thrown, endpoint);
    }
  }

  private static Problem problem(ModelFailure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> new Problem(504, "model_timeout", "The language model does not answer: " + failure.told(),
          failure);
      case REJECTED -> new Problem(502, "model_rejected", "The language model refused: " + failure.told(),
          failure);
      case UNAVAILABLE -> Problem.unavailable("model_unavailable", "The language model is not available: " + failure
          .told(), failure.retryAfter().orElse(COME_BACK), failure);
    };
  }
}
