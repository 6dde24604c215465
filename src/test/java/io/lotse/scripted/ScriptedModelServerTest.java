package io.lotse.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedModelServerTest {
  private final ScriptedModelServer server = ScriptedModelServer.start();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void it_searches_first_and_then_answers_with_citations() throws Exception {
    String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"search_knowledge\"}}]";
    String question = "{\"role\":\"user\",\"content\":\"Was ist F-117?\"}";
    assertThat(chat("mock", false, question, tools)).contains("\"search_knowledge\"").contains(
        "{\\\"query\\\":\\\"Was ist F-117?\\\"}");

    String after = question + ",{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"[1] Lüfter [2] Netz\"}";
    assertThat(chat("mock", false, after, tools)).contains("[1]").contains("[2]").doesNotContain("tool_calls");
  }

  @Test
  void it_streams_so_many_tokens_so_fast_and_counts_them() throws Exception {
    long start = System.nanoTime();
    String events = chat("mock-ttft100-itl5-len40", true, "{\"role\":\"user\",\"content\":\"x\"}",
        ",\"stream_options\":{\"include_usage\":true}");

    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(290L, 3_000L);
    assertThat(events.lines().filter(l -> l.contains("\"content\":\"") && !l.contains("\"role\""))).hasSize(40);
    assertThat(events).contains("\"completion_tokens\":40").endsWith("data: [DONE]\n\n");
    assertThat(server.stats()).isEqualTo(new Stats(0, 1, 1, 0, 1, 0));
  }

  @Test
  void a_name_in_the_last_question_counts_instead_of_the_models() throws Exception {
    assertThat(send("mock-echo", false, "{\"role\":\"user\",\"content\":\"mock-echo? mock-err401\"}", "").statusCode())
        .isEqualTo(401);
    assertThat(chat("mock-err401", false, "{\"role\":\"user\",\"content\":\"mock-err500\"},"
        + "{\"role\":\"user\",\"content\":\"Ahoi mock-echo\"}", "")).contains("Ahoi");
  }

  @Test
  void trouble_that_is_late_comes_once_tools_have_answered() throws Exception {
    String question = "{\"role\":\"user\",\"content\":\"x\"}";
    String seen = question + ",{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"[1]\"}";
    assertThat(send("mock-late-err500", false, question, "").statusCode()).isEqualTo(200);
    assertThat(send("mock-late-err500", false, seen, "").statusCode()).isEqualTo(500);
  }

  @Test
  void calls_with_broken_arguments_are_refused_when_they_come_back() throws Exception {
    String call = "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"function\":{\"name\":\"x\",\"arguments\":\"%s\"}}]}";
    assertThat(send("mock", false, call.formatted("{\\\"query"), "").statusCode()).isEqualTo(400);
    assertThat(send("mock", false, call.formatted("{}"), "").statusCode()).isEqualTo(200);
  }

  @Test
  void it_fails_as_often_as_told() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      statuses.add(send("mock-429x2", false, "", "").statusCode());
    }
    assertThat(statuses).containsExactly(429, 429, 200, 429);
    assertThat(server.stats().started()).isEqualTo(1);
  }

  @Test
  void it_notices_at_once_when_a_client_goes_while_it_is_silent() throws Exception {
    Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort());
    String body = "{\"model\":\"mock-hang\",\"stream\":true,\"messages\":[]}";
    socket.getOutputStream().write(("POST /v1/chat/completions HTTP/1.1\r\nContent-Length: " + body.length()
        + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    await().until(() -> server.stats().active() == 1);
    socket.close();

    await().until(() -> server.stats().cancelled() == 1);
    assertThat(server.stats().active()).isZero();
  }

  @Test
  void it_bears_two_thousand_streams() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    String body = "{\"model\":\"mock-ttft300-itl20-len50\",\"stream\":true,\"messages\":[]}";
    for (int i = 0; i < 2_000; i++) {
      Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort());
      socket.getOutputStream().write(("POST /v1/chat/completions HTTP/1.1\r\nContent-Length: " + body.length()
          + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
      sockets.add(socket);
    }
    for (Socket socket : sockets) {
      assertThat(untilDone(socket)).contains("[DONE]");
      socket.close();
    }
    assertThat(server.stats()).isEqualTo(new Stats(0, 2_000, 2_000, 0, 2_000, 0));
  }

  @Test
  void it_tells_what_it_was_asked_and_embeds_alike_what_is_alike() throws Exception {
    HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(server.url() + "/embeddings")).POST(
        HttpRequest.BodyPublishers.ofString("{\"model\":\"e\",\"input\":[\"a b\",\"a b\"],\"dimensions\":8}")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(server.last().body().path("dimensions").asInt()).isEqualTo(8);
    assertThat(get("/requests/last")).contains("\"path\":\"/v1/embeddings\"");
    assertThat(get("/stats")).contains("\"requests\":1");
    assertThat(Embeddings.vector("Öl", 8)).isEqualTo(Embeddings.vector("öl", 8));
  }

  private static String untilDone(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8192];
    while (all.indexOf("0\r\n\r\n") < 0) {
      int n = in.read(buffer);
      if (n < 0) {
        break;
      }
      all.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
    }
    return all.toString();
  }

  private String get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(server.url()).resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString()).body();
  }

  private String chat(String model, boolean stream, String messages, String more) throws Exception {
    return send(model, stream, messages, more).body();
  }

  private HttpResponse<String> send(String model, boolean stream, String messages, String more) throws Exception {
    String body = "{\"model\":\"" + model + "\",\"stream\":" + stream + ",\"messages\":[" + messages + "]" + more + "}";
    return client.send(HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions")).POST(
        HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
