package io.lotse.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.lotse.platform.Json;
import io.lotse.platform.Problem;

/** A reranker behind {@code /v2/rerank}, Cohere's or that of a compatible server. */
final class HttpReranker implements Reranker {
  static final String UNAVAILABLE = "rerank_unavailable";

  private final String model;
  private final UnaryOperator<byte[]> call;
  private volatile boolean well = true;

  /** @param call sends a body and gives the answer's */
  HttpReranker(String model, UnaryOperator<byte[]> call) {
    this.model = model;
    this.call = call;
  }

  @Override
  public String name() {
    return model;
  }

  @Override
  public boolean isWell() { return well; }

  @Override
  public List<Double> relevance(String question, List<String> passages) {
    try {
      List<Double> relevance = read(call.apply(body(question, passages)), passages.size());
      well = true;
      return relevance;
    } catch (WebApplicationException refused) {
      throw failed("It answered HTTP " + refused.getResponse().getStatus() + ".", refused);
    } catch (ProcessingException | FaultToleranceException | IOException unanswered) {
      throw failed("It cannot be reached, or could not be lately.", unanswered);
    } catch (Problem late) {
      well = false;
      throw late;
    }
  }

  private byte[] body(String question, List<String> passages) throws IOException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("model", model).put("query", question).put("top_n",
        passages.size());
    passages.forEach(body.putArray("documents")::add);
    return Json.MAPPER.writeValueAsBytes(body);
  }

  private List<Double> read(byte[] answer, int wanted) throws IOException {
    List<Double> relevance = new ArrayList<>(Collections.nCopies(wanted, null));
    for (JsonNode each : Json.MAPPER.readTree(answer).path("results")) {
      int index = each.path("index").asInt(-1);
      if (index >= 0 && index < wanted && each.path("relevance_score").isNumber()) {
        relevance.set(index, each.path("relevance_score").asDouble());
      }
    }
    if (relevance.contains(null)) {
      throw failed("It did not give a score for each passage.", null);
    }
    return asShares(relevance);
  }

  /** Some servers give the model's raw numbers; the logistic function keeps their order. */
  private static List<Double> asShares(List<Double> scores) {
    boolean shares = scores.stream().allMatch(score -> score >= 0 && score <= 1);
    return shares ? scores : scores.stream().map(score -> 1 / (1 + Math.exp(-score))).toList();
  }

  private Problem failed(String why, Exception cause) {
    well = false;
    Problem problem = RerankCall.unavailable(why);
    return cause == null ? problem : new Problem(problem.status(), problem.code(), problem.getMessage(), cause);
  }
}
