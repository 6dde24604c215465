package io.lotse.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.contract.ContractCheck;
import io.lotse.testing.Answer;
import io.lotse.testing.DemoManuals;
import io.lotse.testing.Deployments;
import io.lotse.testing.LotseServer;
import io.lotse.testing.LotseUnderTest;
import io.lotse.testing.ScriptedModel;

/** Search with an embedding model and a reranker that are reached over HTTP, in good and in bad times. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetrievalModelIT {
  private static final ContractCheck CONTRACT = ContractCheck.document();
  private static final Duration REST = Duration.ofSeconds(20);
  private LotseServer admin;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void the_manuals_are_there() {
    DemoManuals.ensureIndexed();
    admin = LotseUnderTest.admin();
  }

  @Test
  @Order(1)
  void the_reranker_has_the_last_word_where_it_is_not_left_out() {
    JsonNode fused = search("F-110%20rerank-reverse&rerank=false");
    JsonNode read = search("F-110%20rerank-reverse");

    assertThat(read.path("degraded")).isEmpty();
    assertThat(first(read)).isNotEqualTo(first(fused));
    assertThat(numbers(read, "score")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(read.path("results").path(0).path("scores").path("rerank").isNumber()).isTrue();
    assertThat(fused.path("results").path(0).path("scores").path("rerank").isNull()).isTrue();
    assertThat(numbers(search("F-110%20rerank-raw"), "score")).allMatch(score -> score >= 0 && score <= 1);
  }

  @Test
  @Order(2)
  void a_reranker_that_fails_is_named_is_let_rest_and_comes_back() {
    String fused = first(search("F-110&rerank=false"));
    for (String trouble : List.of("err500", "mute", "short")) {
      long since = System.nanoTime();
      JsonNode found = search("F-110%20rerank-" + trouble);
      assertThat(found.path("degraded").path(0).asText()).as(trouble).isEqualTo("rerank_unavailable");
      assertThat(first(found)).as(trouble).isEqualTo(fused);
      assertThat(Duration.ofNanos(System.nanoTime() - since)).as(trouble).isLessThan(Duration.ofSeconds(3));
    }
    assertThat(health().path("services").path("reranker").asBoolean()).isFalse();
    assertThat(health().path("status").asText()).isEqualTo("degraded");

    search("F-110%20rerank-err500");
    long asked = ScriptedModel.count("reranks");
    assertThat(search("F-110").path("degraded").path(0).asText()).isEqualTo("rerank_unavailable");
    assertThat(ScriptedModel.count("reranks")).isEqualTo(asked);

    await().atMost(REST).pollInterval(Duration.ofSeconds(1)).until(() -> search("F-110").path("degraded").isEmpty());
    assertThat(health().path("services").path("reranker").asBoolean()).isTrue();
  }

  @Test
  @Order(3)
  void a_question_that_is_not_embedded_in_time_is_searched_by_words_and_the_answer_says_so() {
    long since = System.nanoTime();
    JsonNode found = search("F-110%20embed-mute&rerank=false");

    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(4));
    assertThat(found.path("mode").asText()).isEqualTo("keyword");
    assertThat(found.path("degraded").path(0).asText()).isEqualTo("embedding_unavailable");
    assertThat(found.path("results").path(0).path("text").asText()).contains("F-110");
    assertThat(health().path("services").path("embedding_model").asBoolean()).isFalse();
    assertThat(admin.get("/search?q=F-110%20embed-mute&mode=vector").expect(503).json().path("code").asText())
        .isEqualTo("embedding_unavailable");

    assertThat(search("F-110").path("mode").asText()).isEqualTo("hybrid");
    assertThat(health().path("status").asText()).isEqualTo("healthy");
  }

  @Test
  @Order(4)
  void a_text_that_a_bot_wants_embedded_is_refused_in_time_when_the_model_is_silent() {
    // The failures of before are not to count: three of four calls that fail let the model rest.
    for (int good = 0; good < 3; good++) {
      admin.post("/rag/embedding", Map.of("text", "F-11" + good)).expect(200);
    }
    long since = System.nanoTime();

    Answer refused = admin.post("/rag/embedding", Map.of("text", "F-110 embed-mute")).expect(503);

    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(4));
    assertThat(refused.json().path("code").asText()).isEqualTo("embedding_unavailable");
    assertThat(admin.post("/rag/embedding", Map.of("text", "F-110")).expect(200).json().path("embedding")).hasSize(64);
  }

  private JsonNode search(String query) {
    Answer answer = admin.get("/search?q=" + query).expect(200);
    CONTRACT.answer("GET", "/api/search", 200, answer.header("Content-Type"), answer.text());
    return answer.json();
  }

  private static JsonNode health() {
    return LotseUnderTest.nobody().get("/rag/health").expect(200).json();
  }

  private static String first(JsonNode found) {
    return found.path("results").path(0).path("chunk_id").asText();
  }

  private static List<Double> numbers(JsonNode found, String field) {
    List<Double> numbers = new ArrayList<>();
    found.path("results").forEach(each -> numbers.add(each.path(field).asDouble()));
    return numbers;
  }
}
