package io.lotse.evaluation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.model.Reranker;
import io.lotse.platform.Problem;
import io.lotse.platform.Setting;
import io.lotse.platform.Settings;

/** The configured reranker without a container: the same request as the server's, with no limit of time. */
final class EvaluatedReranker implements Reranker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Settings settings;

  private EvaluatedReranker(Settings settings) {
    this.settings = settings;
  }

  static Optional<EvaluatedReranker> of(Settings settings) {
    return settings.has(Setting.RERANK_BASE_URL) ? Optional.of(new EvaluatedReranker(settings)) : Optional.empty();
  }

  @Override
  public String name() {
    return settings.text(Setting.RERANK_MODEL);
  }

  @Override
  public List<Double> relevance(String question, List<String> passages) {
    ObjectNode body = JSON.createObjectNode().put("model", name()).put("query", question).put("top_n",
        passages.size());
    passages.forEach(body.putArray("documents")::add);
    HttpRequest.Builder request = HttpRequest
        .newBuilder(URI.create(settings.text(Setting.RERANK_BASE_URL) + "/v2/rerank"))
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    settings.optional(Setting.RERANK_API_KEY).ifPresent(key -> request.header("Authorization", "Bearer " + key));
    try {
      HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      List<Double> relevance = new ArrayList<>(Collections.nCopies(passages.size(), 0.0));
      for (JsonNode each : JSON.readTree(answer.body()).path("results"))
        relevance.set(each.path("index").asInt(), each.path("relevance_score").asDouble());
      return relevance;
    } catch (IOException failed) {
      throw new Problem(503, "rerank_unavailable", "The reranker does not answer.", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "rerank_unavailable", "Nobody waits for the reranker.", interrupted);
    }
  }

  @Override
  public boolean isWell() { return true; }
}
