package io.lotse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.lotse.testing.Answer;
import io.lotse.testing.EventStream;
import io.lotse.testing.LotseServer;
import io.lotse.testing.ServerEvent;
import io.lotse.testing.StreamedAnswer;

/** Nodes that are taken away and put back while people ask. */
class DepartureTrial {
  @TempDir
  private Path work;
  private Installation lotse;

  @BeforeEach
  void two_nodes() throws Exception {
    lotse = new Installation(work, Map.of("RATE_LIMIT_SEARCH", "off")).start(2);
  }

  @AfterEach
  void end() throws Exception {
    lotse.close();
  }

  @Test
  void a_node_that_leaves_lets_its_answers_end_and_takes_no_more() throws Exception {
    LotseServer person = lotse.at(0).withToken(lotse.personToken());
    try (EventStream stream = person.stream("/chat/stream", Map.of("question",
        "Was bedeutet F-110? mock-late-itl100-len60"))) {
      await().until(() -> stream.next().orElseThrow().name().equals("token"));
      ProcessHandle server = lotse.process(0).server();
      server.destroy();
      await().atMost(Duration.ofSeconds(3)).until(() -> person.get("/health/ready").status() == 503);
      assertThat(person.post("/chat", Map.of("question", "Und F-111?")).expect(503).json().path("code").asText())
          .isEqualTo("server_stopping");
      assertThat(stream.rest().getLast().name()).isEqualTo("done");
      assertThat(server.onExit().get(15, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void an_answer_that_takes_too_long_is_cut_off_stored_and_gone_on_with_elsewhere() throws Exception {
    String token = lotse.personToken();
    ServerEvent begun;
    List<ServerEvent> rest;
    Instant left;
    try (EventStream stream = lotse.at(0).withToken(token).stream("/chat/stream", Map.of("question",
        "Was bedeutet F-110? mock-late-itl1000-len60"))) {
      begun = stream.next().orElseThrow();
      await().until(() -> stream.next().orElseThrow().name().equals("token"));
      left = Instant.now();
      ProcessHandle server = lotse.process(0).server();
      server.destroy();
      rest = stream.rest();
      server.onExit().get(20, TimeUnit.SECONDS);
    }
    assertThat(rest.getLast().name()).isEqualTo("error");
    assertThat(rest.getLast().json().path("code").asText()).isEqualTo("server_stopping");
    assertThat(Duration.between(left, Instant.now())).isLessThan(Duration.ofSeconds(35));

    LotseServer elsewhere = lotse.at(1).withToken(token);
    String session = begun.json().path("session_id").asText();
    String message = begun.json().path("message_id").asText();
    try (EventStream again = elsewhere.stream("/chat/" + session + "/messages/" + message + "/regenerate", Map.of())) {
      StreamedAnswer answer = new StreamedAnswer(again.rest());
      assertThat(answer.names()).doesNotContain("error").endsWith("done");
    }
    assertThat(elsewhere.get("/chat/" + session + "/messages").expect(200).json()).hasSize(2);
  }

  @Test
  void nodes_are_replaced_one_after_the_other_and_no_message_is_lost_or_doubled() throws Exception {
    AtomicBoolean asking = new AtomicBoolean(true);
    Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    String token = lotse.personToken();
    LoadBalancer balancer = new LoadBalancer(lotse.size());
    try (ExecutorService people = Executors.newCachedThreadPool()) {
      List<Future<?>> all = Stream.generate(() -> people.submit(() -> {
        while (asking.get()) {
          exchanges.add(ask(token, balancer));
        }
        return null;
      })).limit(6).<Future<?>>map(each -> each).toList();
      try {
        Thread.sleep(3_000);
        for (int node = 0; node < lotse.size(); node++) {
          ProcessHandle server = lotse.process(node).server();
          server.destroy();
          server.onExit().get(40, TimeUnit.SECONDS);
          lotse.process(node).close();
          lotse.process(node).start();
        }
        Thread.sleep(2_000);
      } finally {
        asking.set(false);
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(exchanges).hasSizeGreaterThan(50);
    LotseServer reader = lotse.at(0).withToken(token);
    for (Exchange exchange : exchanges) {
      JsonNode messages = reader.get("/chat/" + exchange.session() + "/messages").expect(200).json();
      assertThat(messages).as(exchange.session()).hasSize(2);
      assertThat(messages.path(1).path("content").asText()).isEqualTo(exchange.answer());
      assertThat(messages.path(1).path("status").asText()).isEqualTo("complete");
    }
    assertThat(reader.get("/users/me/sessions?limit=1").expect(200).header("X-Total-Count")).isEqualTo(String.valueOf(
        exchanges.size()));
  }

  /** A question that was answered, as its person has seen it. */
  private record Exchange(String session, String answer) {}

  /** Asks through a load balancer, again and again until a node takes the question. */
  private Exchange ask(String token, LoadBalancer balancer) throws InterruptedException {
    for (int attempt = 0; attempt < 200; attempt++) {
      int node = balancer.next();
      try {
        Answer answer = lotse.at(node).withToken(token).post("/chat", Map.of("question",
            "Was bedeutet F-110? mock-late-itl20-len20"));
        if (answer.status() == 200) {
          return new Exchange(answer.json().path("session_id").asText(), answer.json().path("answer").asText());
        }
        // At the very end the server listens for a moment when Lotse has gone: then there is nothing at any path.
        assertThat(answer.status()).as("answer of node %s: %s", node, answer).isIn(503, 404);
      } catch (UncheckedIOException notListening) {
        assertThat(notListening.getCause()).isInstanceOf(ConnectException.class);
      }
      balancer.failed(node);
      Thread.sleep(100);
    }
    throw new AssertionError("no node answers");
  }

  /** One node after the other; one that has refused is left alone for ten seconds, as nginx does, unless all have. */
  private static final class LoadBalancer {
    private static final long LEFT_ALONE = Duration.ofSeconds(10).toNanos();
    private final long[] failed;
    private int turn;

    LoadBalancer(int nodes) {
      failed = new long[nodes];
      Arrays.fill(failed, System.nanoTime() - LEFT_ALONE);
    }

    synchronized int next() {
      for (int i = 0; i < failed.length; i++) {
        turn = (turn + 1) % failed.length;
        if (System.nanoTime() - failed[turn] >= LEFT_ALONE) {
          return turn;
        }
      }
      return turn;
    }

    synchronized void failed(int node) {
      failed[node] = System.nanoTime();
    }
  }
}
