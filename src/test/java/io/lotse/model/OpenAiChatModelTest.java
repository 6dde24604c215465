package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.platform.Cancellation;
import io.lotse.platform.Problem;
import io.lotse.scripted.ScriptedModelServer;

class OpenAiChatModelTest {
  private static final ToolDefinition SEARCH = new ToolDefinition("search_knowledge", "sucht", Map.of("type", "object",
      "properties", Map.of("query", Map.of("type", "string")), "required", List.of("query")));
  private static ScriptedModelServer server;

  private final List<String> pieces = Collections.synchronizedList(new ArrayList<>());
  private final Cancellation cancellation = new Cancellation();

  @BeforeAll
  static void start() {
    server = ScriptedModelServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void it_streams_text_as_it_comes_and_tells_what_was_used() {
    ModelTurn turn = ask("mock-len30", answered("Was ist F-117?"));

    assertThat(pieces).hasSize(30);
    assertThat(String.join("", pieces)).isEqualTo(turn.text()).contains("[1]");
    assertThat(turn.toolCalls()).isEmpty();
    assertThat(turn.usage().completionTokens()).isEqualTo(30);
    assertThat(turn.usage().promptTokens()).isPositive();
    assertThat(turn.model()).isEqualTo("mock-len30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock", "mock-noindex", "mock-split", "mock-noindex-split"})
  void it_puts_tool_calls_together_however_they_are_cut(String model) {
    ModelTurn turn = ask(model, question("Was heißt „F-117“? 🤔"));

    assertThat(turn.text()).isEmpty();
    assertThat(turn.toolCalls()).singleElement().satisfies(call -> {
      assertThat(call.id()).isNotBlank();
      assertThat(call.tool()).isEqualTo("search_knowledge");
      assertThat(call.arguments()).isEqualTo("{\"query\":\"Was heißt „F-117“? 🤔\"}");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock-parallel", "mock-parallel-noindex", "mock-parallel-split"})
  void it_keeps_parallel_tool_calls_apart(String model) {
    ModelTurn turn = ask(model, question("Was ist F-117?"));

    assertThat(turn.toolCalls()).extracting(ToolCall::arguments).containsExactly("{\"query\":\"Was ist F-117?\"}",
        "{\"query\":\"Was ist F-117? Ursache\"}");
    assertThat(turn.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
  }

  @Test
  void characters_arrive_whole_even_when_the_server_cuts_them() {
    ModelTurn turn = ask("mock-echo-split", question("Lüfter 🧰 prüfen – được không?"));

    assertThat(turn.text()).isEqualTo("Lüfter 🧰 prüfen – được không?");
    assertThat(pieces).contains("🧰").allSatisfy(piece -> assertThat(Character.isHighSurrogate(piece.charAt(piece
        .length() - 1))).isFalse());
  }

  @Test
  void the_request_is_what_the_chat_completions_api_describes() {
    ModelMessage.Image photo = new ModelMessage.Image(new byte[]{1, 2, 3}, "image/jpeg");
    ModelRequest request = new ModelRequest(List.of(new ModelMessage.System("Du hilfst."), new ModelMessage.User(
        "Was ist das?", List.of(photo)), new ModelMessage.Assistant("", List.of(new ToolCall("c1", "search_knowledge",
            "{\"query\":\"Display\"}"))), new ModelMessage.ToolResult("c1", "search_knowledge", "[1] Nichts", List
                .of())), List.of(SEARCH), 700);
    ask("mock", request);

    JsonNode body = server.last().body();
    assertThat(body.toString()).isEqualTo("{\"messages\":[{\"content\":\"Du hilfst.\",\"role\":\"system\"},"
        + "{\"content\":[{\"text\":\"Was ist das?\",\"type\":\"text\"},"
        + "{\"image_url\":{\"url\":\"data:image/jpeg;base64,AQID\"},\"type\":\"image_url\"}],\"role\":\"user\"},"
        + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"arguments\":"
        + "\"{\\\"query\\\":\\\"Display\\\"}\",\"name\":\"search_knowledge\"},\"type\":\"function\"}]},"
        + "{\"content\":\"[1] Nichts\",\"role\":\"tool\",\"tool_call_id\":\"c1\"}],\"model\":\"mock\","
        + "\"stream_options\":{\"include_usage\":true},\"tools\":" + body.path("tools")
        + ",\"max_tokens\":700,\"stream\":true}");
    assertThat(body.at("/tools/0/type").asText()).isEqualTo("function");
    assertThat(body.at("/tools/0/function/parameters/required/0").asText()).isEqualTo("query");
    assertThat(server.last().headers()).containsEntry("authorization", "Bearer sk-test-123456");
  }

  @Test
  void without_a_key_none_is_sent_and_without_sight_no_photo() {
    ModelAddress open = new ModelAddress(Optional.of(server.url() + "/"), Optional.empty(), "mock", Duration.ofSeconds(
        5), 0);
    try (OpenAiChatModel model = new OpenAiChatModel(open, false)) {
      model.generate(new ModelRequest(List.of(new ModelMessage.User("Was?", List.of(new ModelMessage.Image(new byte[]{
          1}, "image/png")))), List.of(), 0), pieces::add, cancellation);
    }

    assertThat(server.last().headers()).doesNotContainKey("authorization");
    assertThat(server.last().body().at("/messages/0/content").asText()).isEqualTo("Was?");
    assertThat(server.last().path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void it_waits_as_long_as_a_busy_server_asks_and_asks_again() {
    long start = System.nanoTime();
    ModelTurn turn = ask("mock-429x2-a", answered("Was?"));

    assertThat(turn.text()).isNotEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_900));
  }

  @Test
  void it_asks_again_after_a_server_error() {
    assertThat(ask("mock-err500x1-b", answered("Was?")).text()).isNotEmpty();
    assertThat(ask("mock-err503x2-b", answered("Was?")).text()).isNotEmpty();
  }

  @Test
  void it_gives_up_after_the_configured_retries() {
    long before = server.stats().requests();
    Problem problem = failure("mock-err500", answered("Was?"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("model_unavailable");
    assertThat(problem.retryAfter()).isNotNull();
    assertThat(server.stats().requests() - before).isEqualTo(3);
  }

  @Test
  void what_the_server_refuses_is_not_asked_again_and_told_without_the_key() {
    long before = server.stats().requests();
    assertThat(failure("mock-err400", answered("Was?"))).hasMessageContaining("scripted failure").extracting(
        Problem::code, Problem::status).containsExactly("model_rejected", 502);
    assertThat(failure("mock-err401", answered("Was?"))).hasMessageContaining("does not accept the configured key")
        .hasMessageNotContaining("sk-test");
    assertThat(failure("mock-err404", answered("Was?"))).hasMessageContaining("does not know the model 'mock-err404'");
    assertThat(server.stats().requests() - before).isEqualTo(3);
  }

  @Test
  void after_the_first_token_nothing_is_asked_again() {
    for (String model : List.of("mock-errmid-len10", "mock-closemid-len10")) {
      pieces.clear();
      long before = server.stats().requests();
      Problem problem = failure(model, answered("Was?"));

      assertThat(problem.code()).isEqualTo("model_unavailable");
      assertThat(pieces).hasSize(5);
      assertThat(server.stats().requests() - before).isEqualTo(1);
    }
    assertThat(failure("mock-errmid-len10", answered("Was?"))).hasMessageContaining("ran out of memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock-hang", "mock-mute", "mock-hangmid-len10"})
  void a_silent_server_is_given_up_after_the_idle_timeout(String model) {
    long start = System.nanoTime();
    Problem problem = failure(model, answered("Was?"));

    assertThat(problem.code()).isEqualTo("model_timeout");
    assertThat(problem.status()).isEqualTo(504);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
  }

  @Test
  void comments_of_a_thinking_server_keep_the_call_alive() {
    assertThat(ask("mock-keepalive-ttft1500", answered("Was?")).text()).isNotEmpty();
  }

  @Test
  void a_server_that_is_not_there_is_named_to_the_log_alone_and_without_its_path() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    ModelAddress gone = new ModelAddress(Optional.of("http://127.0.0.1:" + free + "/v1"), Optional.empty(), "m",
        Duration
            .ofSeconds(1), 1);
    try (OpenAiChatModel model = new OpenAiChatModel(gone, false)) {
      Problem problem = catchThrowableOfType(Problem.class, () -> model.generate(answered("Was?"), pieces::add,
          cancellation));
      assertThat(problem.code()).isEqualTo("model_unavailable");
      assertThat(problem).hasMessage("The language model is not available: it cannot be reached.");
      assertThat(problem.withCause()).endsWith("(127.0.0.1:" + free + " cannot be reached.)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock-itl50-len400", "mock-hang", "mock-mute", "mock-hangmid-len10", "mock-err500"})
  void a_cancelled_call_ends_at_once_here_and_at_the_server(String model) throws Exception {
    try (ScriptedModelServer own = ScriptedModelServer.start();
        OpenAiChatModel asked = model(own, model, Duration
            .ofSeconds(20), 10)) {
      CompletableFuture<ModelTurn> turn = CompletableFuture.supplyAsync(() -> asked.generate(answered("Was?"),
          pieces::add, cancellation));
      await().until(() -> own.stats().requests() > 0);
      Thread.sleep(300);
      long start = System.nanoTime();
      cancellation.cancel();

      assertThatThrownBy(() -> turn.get(5, TimeUnit.SECONDS)).satisfies(thrown -> assertThat(
          thrown instanceof ExecutionException ? thrown.getCause() : thrown).isInstanceOf(
              CancellationException.class));
      await().pollInterval(Duration.ofMillis(2)).until(() -> own.stats().active() == 0);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
      assertThat(own.stats().cancelled()).isEqualTo(own.stats().started());
    }
  }

  @Test
  void a_call_cancelled_beforehand_is_not_made() {
    long before = server.stats().requests();
    cancellation.cancel();

    assertThatThrownBy(() -> ask("mock", answered("Was?"))).isInstanceOf(CancellationException.class);
    assertThat(server.stats().requests()).isEqualTo(before);
  }

  @Test
  void what_the_listener_throws_ends_the_call_at_the_server_and_comes_through() {
    long before = server.stats().cancelled();
    try (OpenAiChatModel model = model("mock-itl20-len400", Duration.ofSeconds(5), 2)) {
      assertThatThrownBy(() -> model.generate(answered("Was?"), piece -> {
        throw new IllegalStateException("the listener has gone");
      }, cancellation)).isInstanceOf(IllegalStateException.class).hasMessage("the listener has gone");
    }
    await().until(() -> server.stats().cancelled() == before + 1);
  }

  @Test
  void many_answers_stream_at_the_same_time() throws ExecutionException, InterruptedException {
    try (OpenAiChatModel model = model("mock-ttft200-itl10-len40", Duration.ofSeconds(10), 0)) {
      List<CompletableFuture<ModelTurn>> turns = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        CompletableFuture<ModelTurn> turn = new CompletableFuture<>();
        turns.add(turn);
        threads.add(Thread.startVirtualThread(() -> {
          try {
            turn.complete(model.generate(answered("Was?"), piece -> {}, cancellation));
          } catch (RuntimeException failed) {
            turn.completeExceptionally(failed);
          }
        }));
      }
      for (CompletableFuture<ModelTurn> turn : turns) {
        assertThat(turn.get().usage().completionTokens()).isEqualTo(40);
      }
    }
  }

  @Test
  void warming_up_needs_no_network() {
    assertThat(WarmUp.run().toolCalls()).hasSize(1);
  }

  private ModelTurn ask(String model, ModelRequest request) {
    try (OpenAiChatModel asked = model(model, Duration.ofSeconds(1), 2)) {
      return asked.generate(request, pieces::add, cancellation);
    }
  }

  private Problem failure(String model, ModelRequest request) {
    return catchThrowableOfType(Problem.class, () -> ask(model, request));
  }

  private static OpenAiChatModel model(String name, Duration idle, int retries) {
    return model(server, name, idle, retries);
  }

  private static OpenAiChatModel model(ScriptedModelServer server, String name, Duration idle, int retries) {
    return new OpenAiChatModel(new ModelAddress(Optional.of(server.url()), Optional.of("sk-test-123456"), name, idle,
        retries), true);
  }

  private static ModelRequest question(String text) {
    return new ModelRequest(List.of(new ModelMessage.System("Du hilfst."), new ModelMessage.User(text)), List.of(
        SEARCH), 0);
  }

  private static ModelRequest answered(String text) {
    return new ModelRequest(List.of(new ModelMessage.User(text), new ModelMessage.Assistant("", List.of(new ToolCall(
        "c1", "search_knowledge", "{}"))), new ModelMessage.ToolResult("c1", "search_knowledge", "[1] Lüfter", List
            .of())), List.of(SEARCH), 0);
  }
}
