package io.lotse.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;

class HttpRerankerTest {
  private final List<String> passages = List.of("a", "b");

  @Test
  void scores_come_in_the_order_of_the_passages_whatever_the_order_of_the_answer() {
    assertThat(answering("""
        {"results":[{"index":1,"relevance_score":0.9},{"index":0,"relevance_score":0.2}]}""").relevance("q", passages))
        .containsExactly(0.2, 0.9);
  }

  @Test
  void raw_numbers_become_shares_in_the_same_order() {
    List<Double> relevance = answering("""
        {"results":[{"index":0,"relevance_score":-3.5},{"index":1,"relevance_score":7}]}""").relevance("q", passages);

    assertThat(relevance).allMatch(share -> share > 0 && share < 1).isSorted();
  }

  @Test
  void an_answer_that_lacks_a_score_or_is_no_json_is_none() {
    for (String broken : List.of("{}", "[]", "no json", "{\"results\":[{\"index\":0,\"relevance_score\":1}]}",
        "{\"results\":[{\"index\":0,\"relevance_score\":\"high\"},{\"index\":9,\"relevance_score\":1}]}")) {
      HttpReranker reranker = answering(broken);

      assertThatThrownBy(() -> reranker.relevance("q", passages)).as(broken).isInstanceOf(Problem.class)
          .hasFieldOrPropertyWithValue("code", "rerank_unavailable");
      assertThat(reranker.isWell()).isFalse();
    }
  }

  @Test
  void the_base_url_may_end_in_a_version() {
    for (String base : List.of("http://h:1", "http://h:1/", "http://h:1/v1", "http://h:1/v2/"))
      assertThat(RerankCall.address(base)).hasToString("http://h:1/v2/rerank");
  }

  private static HttpReranker answering(String json) {
    return new HttpReranker("m", body -> json.getBytes(UTF_8));
  }
}
