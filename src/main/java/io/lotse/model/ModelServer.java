package io.lotse.model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.lotse.platform.Problem;

/**
 * A server with the OpenAI API, asked for its list of models: that costs nothing. Compatible servers need not have such a
 * list, so also "not found" is an answer; a key that it does not accept, or a failure of its own, is none.
 */
record ModelServer(ModelAddress address) implements LiveModels.Endpoint {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public void reach() {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url() + "/models")).timeout(PATIENCE);
    address.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 401 || status == 403 || status >= 500) {
        throw unavailable("answers with HTTP " + status + ".", null);
      }
    } catch (IOException away) {
      throw unavailable("cannot be reached.", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("did not answer in time.", stopped);
    }
  }

  private Problem unavailable(String why, Exception cause) {
    return Problem.unavailable("model_unavailable", address.host() + " " + why, PATIENCE, cause);
  }
}
