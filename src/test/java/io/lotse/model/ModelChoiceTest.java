package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Settings;
import io.lotse.scripted.ScriptedModelServer;

class ModelChoiceTest {
  @Test
  void with_nothing_configured_answers_are_quotes_and_search_is_by_keywords() {
    ModelChoice choice = choice();

    assertThat(choice.languageModel()).isInstanceOf(ExtractiveModel.class);
    assertThat(choice.embeddingModel()).isEmpty();
    assertThat(choice.describe()).isEqualTo("answers: quoted passages (no language model is configured); "
        + "embeddings: none, search by keywords only; reranker: none");
  }

  @Test
  void a_key_alone_means_openai_for_both() {
    ModelChoice choice = choice("OPENAI_API_KEY", "sk-secret-1234");

    assertThat(choice.languageModel()).isInstanceOf(OpenAiChatModel.class);
    assertThat(choice.embeddingModel()).get().extracting(EmbeddingModel::name).isEqualTo("text-embedding-3-large");
    assertThat(choice.describe()).isEqualTo("answers: gpt-4o at api.openai.com; "
        + "embeddings: text-embedding-3-large at api.openai.com; reranker: none").doesNotContain("secret");
  }

  @Test
  void a_key_alone_means_cohere_for_the_reranker() {
    assertThat(choice("RERANK_API_KEY", "secret").describe()).endsWith("reranker: rerank-v4.0-pro at api.cohere.com");
  }

  @Test
  void a_base_url_alone_means_that_server_without_embeddings_unless_they_are_named() {
    String url = "http://models:8000/v1";
    assertThat(choice("OPENAI_BASE_URL", url, "OPENAI_CHAT_MODEL", "qwen3").describe()).isEqualTo(
        "answers: qwen3 at models:8000; embeddings: none, search by keywords only; reranker: none");
    assertThat(choice("OPENAI_BASE_URL", url, "EMBEDDING_MODEL", "e5").describe()).endsWith(
        "e5 at models:8000; reranker: none");
    assertThat(choice("OPENAI_BASE_URL", url, "EMBEDDING_MODEL", "e5", "EMBEDDING_BASE_URL", "http://e5:80").describe())
        .endsWith("e5 at e5:80; reranker: none");
  }

  @Test
  void googles_key_alone_means_gemini() {
    assertThat(choice("GOOGLE_API_KEY", "g").describe()).startsWith(
        "answers: gemini-2.5-flash at generativelanguage.googleapis.com");
  }

  @Test
  void photos_go_to_models_that_see_or_as_told() {
    assertThat(choice("OPENAI_API_KEY", "k").languageModel().seesImages()).isTrue();
    assertThat(choice("OPENAI_API_KEY", "k", "OPENAI_CHAT_MODEL", "llama-3.3-70b").languageModel().seesImages())
        .isFalse();
    assertThat(choice("OPENAI_API_KEY", "k", "OPENAI_CHAT_MODEL", "qwen2.5-vl-7b").languageModel().seesImages())
        .isTrue();
    assertThat(choice("OPENAI_API_KEY", "k", "OPENAI_VISION", "false").languageModel().seesImages()).isFalse();
  }

  @Test
  void the_languages_of_an_embedding_model_are_all_unless_named() {
    assertThat(choice("OPENAI_API_KEY", "k").embeddingModel().orElseThrow().languages()).containsExactly("*");
    assertThat(choice("OPENAI_API_KEY", "k", "EMBEDDING_LANGUAGES", "de, en").embeddingModel().orElseThrow()
        .languages()).containsExactlyInAnyOrder("de", "en");
  }

  @Test
  void the_second_endpoint_takes_over_and_the_first_is_left_alone_for_a_while() {
    try (ScriptedModelServer first = ScriptedModelServer.start();
        ScriptedModelServer second = ScriptedModelServer
            .start()) {
      ModelChoice choice = choice("OPENAI_BASE_URL", first.url(), "OPENAI_CHAT_MODEL", "mock-err500",
          "OPENAI_MAX_RETRIES", "0", "OPENAI_API_KEY", "first-key", "OPENAI_FALLBACK_BASE_URL", second.url(),
          "OPENAI_FALLBACK_CHAT_MODEL", "mock-len5");
      LanguageModel model = choice.languageModel();
      List<String> pieces = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        ModelTurn turn = model.generate(new ModelRequest(List.of(new ModelMessage.User("Was?")), List.of(), 0),
            pieces::add, new Cancellation());
        assertThat(turn.model()).isEqualTo("mock-len5");
      }

      assertThat(pieces).hasSize(10);
      assertThat(first.stats().requests()).isEqualTo(1);
      assertThat(second.last().headers()).doesNotContainKey("authorization");
      assertThat(choice.describe()).contains("mock-err500 at 127.0.0.1:").contains(", then mock-len5 at 127.0.0.1:");
    }
  }

  @Test
  void a_single_request_that_is_refused_does_not_rest_the_first_endpoint() {
    try (ScriptedModelServer first = ScriptedModelServer.start();
        ScriptedModelServer second = ScriptedModelServer.start()) {
      LanguageModel model = choice("OPENAI_BASE_URL", first.url(), "OPENAI_CHAT_MODEL", "mock-err400x1",
          "OPENAI_MAX_RETRIES", "0", "OPENAI_FALLBACK_BASE_URL", second.url(), "OPENAI_FALLBACK_CHAT_MODEL",
          "mock-len5").languageModel();
      ModelRequest request = new ModelRequest(List.of(new ModelMessage.User("Was?")), List.of(), 0);

      assertThat(model.generate(request, piece -> {}, new Cancellation()).model()).isEqualTo("mock-len5");
      assertThat(model.generate(request, piece -> {}, new Cancellation()).model()).isEqualTo("mock-err400x1");
      assertThat(first.stats().requests()).isEqualTo(2);
    }
  }

  private static ModelChoice choice(String... namesAndValues) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new ModelChoice(Settings.read(given::get), Optional::empty);
  }
}
