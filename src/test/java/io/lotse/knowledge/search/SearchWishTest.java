package io.lotse.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import io.lotse.knowledge.ranking.Metric;
import io.lotse.knowledge.ranking.SearchMode;
import io.lotse.knowledge.ranking.SearchQuery;
import io.lotse.platform.Problem;
import io.lotse.platform.Problem.FieldError;
import io.lotse.platform.Settings;

class SearchWishTest {
  @Test
  void what_is_left_open_follows_the_settings() {
    SearchQuery query = SearchWish.read(PassageQuery.of("  Wie fest? "), settings(Map.of("RETRIEVAL_DEFAULT_TOP_K", "3",
        "RETRIEVAL_DEFAULT_SIMILARITY_METRIC", "euclidean", "RETRIEVAL_DEFAULT_SIMILARITY_THRESHOLD", "0.4")));

    assertThat(query.text()).isEqualTo("Wie fest?");
    assertThat(query.mode()).isEqualTo(SearchMode.HYBRID);
    assertThat(query.topK()).isEqualTo(3);
    assertThat(query.limitK()).isEqualTo(50);
    assertThat(query.metric()).isEqualTo(Metric.EUCLIDEAN);
    assertThat(query.threshold()).isEqualTo(0.4);
  }

  @Test
  void without_a_threshold_the_embedding_model_has_its_own() {
    assertThat(SearchWish.read(PassageQuery.of("x"), settings(Map.of())).threshold()).isNull();
  }

  @Test
  void everything_that_is_wrong_is_named_at_once() {
    PassageQuery wrong = new PassageQuery(" ", "fuzzy", 101, 0, "manhattan", 1.5, null, null, null, null, null);

    assertThatThrownBy(() -> SearchWish.read(wrong, settings(Map.of()))).asInstanceOf(InstanceOfAssertFactories
        .type(Problem.class)).satisfies(problem -> {
          assertThat(problem.status()).isEqualTo(422);
          assertThat(problem.errors()).extracting(FieldError::field).containsExactlyInAnyOrder("q", "mode", "top_k",
              "limit_k", "similarity_metric", "similarity_threshold");
        });
  }

  @Test
  void only_metrics_that_the_settings_allow_may_be_asked_for() {
    Settings narrow = settings(Map.of("RETRIEVAL_ALLOWED_METRICS", "cosine"));
    PassageQuery query = new PassageQuery("x", null, null, null, "euclidean", null, null, null, null, null, null);

    assertThatThrownBy(() -> SearchWish.read(query, narrow)).hasMessage("similarity_metric: must be one of cosine");
  }

  @Test
  void filters_that_are_blank_do_not_narrow() {
    SearchQuery query = SearchWish.read(new PassageQuery("x", "Keyword", 2, 1, null, null, null, " ", "de-AT", null,
        null),
        settings(Map.of()));

    assertThat(query.mode()).isEqualTo(SearchMode.KEYWORD);
    assertThat(query.limitK()).isEqualTo(2);
    assertThat(query.filter().products()).isNull();
    assertThat(query.filter().languages()).containsExactly("de");
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.read(values::get);
  }
}
