package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.lotse.platform.Problem;
import io.lotse.scripted.ScriptedModelServer;

class OpenAiEmbeddingModelTest {
  private static final EmbeddingForm PLAIN = new EmbeddingForm(OptionalInt.empty(), "", "", Optional.empty(), Optional
      .empty());
  private static final EmbeddingForm DRESSED = new EmbeddingForm(OptionalInt.of(64), "query: ", "passage: ", Optional
      .of("query"), Optional.of("passage"));
  private static ScriptedModelServer server;

  @BeforeAll
  static void start() {
    server = ScriptedModelServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void vectors_have_length_one_and_like_texts_lie_near() {
    try (OpenAiEmbeddingModel model = model("mock", PLAIN)) {
      List<float[]> vectors = model.embedDocuments(List.of("Lüfter reinigen", "Öl wechseln"));
      float[] question = model.embedQuery("den Lüfter reinigen");

      assertThat(UnitVector.dot(question, question)).isCloseTo(1, within(1e-6));
      assertThat(UnitVector.dot(question, vectors.get(0))).isGreaterThan(0.5).isGreaterThan(UnitVector.dot(question,
          vectors.get(1)));
      assertThat(model.dimensions()).isEqualTo(256);
    }
  }

  @Test
  void dimensions_prefixes_and_input_types_are_sent_as_configured() {
    try (OpenAiEmbeddingModel model = model("mock", DRESSED)) {
      assertThat(model.embedQuery("Was?")).hasSize(64);
      assertThat(server.last().body().toString()).isEqualTo("{\"input\":[\"query: Was?\"],\"model\":\"mock\","
          + "\"dimensions\":64,\"encoding_format\":\"float\",\"input_type\":\"query\"}");
      model.embedDocuments(List.of("Das."));
      assertThat(server.last().body().at("/input/0").asText()).isEqualTo("passage: Das.");
      assertThat(server.last().body().path("input_type").asText()).isEqualTo("passage");
    }
  }

  @Test
  void its_identity_tells_all_that_makes_vectors_comparable() {
    try (OpenAiEmbeddingModel plain = model("mock", PLAIN); OpenAiEmbeddingModel dressed = model("mock", DRESSED)) {
      assertThat(plain.identity()).isEqualTo("mock");
      assertThat(dressed.identity()).isEqualTo("mock@64;prefixes=query: |passage: ;types=query|passage");
    }
  }

  @Test
  void many_passages_go_in_batches_and_come_back_in_order() {
    List<String> passages = IntStream.range(0, 70).mapToObj(i -> "Absatz Nummer" + i + " von" + i).toList();
    long before = server.stats().requests();
    try (OpenAiEmbeddingModel model = model("mock-shuffled", PLAIN)) {
      List<float[]> vectors = model.embedDocuments(passages);

      assertThat(server.stats().requests() - before).isEqualTo(3);
      assertThat(vectors).hasSize(70);
      assertThat(UnitVector.dot(vectors.get(69), model.embedQuery(passages.get(69)))).isCloseTo(1, within(1e-6));
      assertThat(model.embedDocuments(List.of())).isEmpty();
    }
  }

  @Test
  void dimensions_are_learned_when_first_needed() {
    long before = server.stats().requests();
    try (OpenAiEmbeddingModel model = model("mock-dim48", PLAIN)) {
      assertThat(server.stats().requests()).isEqualTo(before);
      assertThat(model.dimensions()).isEqualTo(48);
      model.dimensions();
      assertThat(server.stats().requests()).isEqualTo(before + 1);
    }
  }

  @Test
  void the_noise_threshold_is_what_unrelated_texts_hardly_reach() {
    try (OpenAiEmbeddingModel model = model("mock", PLAIN)) {
      assertThat(model.noiseThreshold()).isBetween(0.01, 0.6);
      long before = server.stats().requests();
      model.noiseThreshold();
      assertThat(server.stats().requests()).isEqualTo(before);
    }
  }

  @Test
  void it_asks_again_where_that_helps_and_else_says_that_it_is_not_available() {
    try (OpenAiEmbeddingModel flaky = model("mock-err500x1-e", PLAIN);
        OpenAiEmbeddingModel dead = model("mock-err503",
            PLAIN);
        OpenAiEmbeddingModel refused = model("mock-err401", PLAIN);
        OpenAiEmbeddingModel missing = model(
            "mock-short", PLAIN)) {
      assertThat(flaky.embedQuery("Was?")).isNotEmpty();
      for (OpenAiEmbeddingModel model : List.of(dead, refused, missing)) {
        Problem problem = catchThrowableOfType(Problem.class, () -> model.embedDocuments(List.of("a", "b")));
        assertThat(problem.code()).isEqualTo("embedding_unavailable");
        assertThat(problem.status()).isEqualTo(503);
      }
    }
  }

  @Test
  void a_text_that_is_refused_is_told_from_an_endpoint_that_refuses_everything() {
    try (OpenAiEmbeddingModel sound = model("mock", PLAIN); OpenAiEmbeddingModel wrong = model("mock-err400", PLAIN)) {
      Problem refused = catchThrowableOfType(Problem.class, () -> sound.embedDocuments(List.of("a",
          "embed-refuse".repeat(20))));
      assertThat(refused.code()).isEqualTo("embedding_rejected");
      assertThat(refused).hasMessageContaining("the text is too long");
      assertThat(catchThrowableOfType(Problem.class, () -> wrong.embedDocuments(List.of("a"))).code())
          .isEqualTo("embedding_unavailable");
      assertThat(catchThrowableOfType(Problem.class, () -> sound.embedQuery("embed-refuse")).code())
          .as("a search goes on by words").isEqualTo("embedding_unavailable");
    }
  }

  @Test
  void one_text_that_is_refused_does_not_keep_the_others_from_being_embedded() {
    try (OpenAiEmbeddingModel model = model("mock", PLAIN)) {
      List<String> texts = new ArrayList<>(IntStream.range(0, 32).mapToObj(i -> "Text " + i).toList());
      texts.set(11, "Was am Anfang steht, zählt. embed-refuse");

      List<float[]> vectors = model.embedDocuments(texts);

      assertThat(vectors).hasSize(32);
      assertThat(vectors.get(10)).isEqualTo(model.embedDocuments(List.of("Text 10")).getFirst());
      assertThat(vectors.get(11)).as("of its beginning")
          .isEqualTo(model.embedDocuments(List.of("Was am Anfang steht,")).getFirst());
      assertThat(vectors.get(31)).isEqualTo(model.embedDocuments(List.of("Text 31")).getFirst());
    }
  }

  private static OpenAiEmbeddingModel model(String name, EmbeddingForm form) {
    return new OpenAiEmbeddingModel(new ModelAddress(Optional.of(server.url()), Optional.empty(), name, Duration
        .ofSeconds(
            2), 1), form, Set.of("*"));
  }
}
