package io.lotse.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Whole turns by {@code POST /chat}, each in a conversation of its own, by clients that ask again at once. */
final class Turns {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String token;
  private final String script;
  private final Samples wall = new Samples();
  private final Samples own = new Samples();
  private final Samples tools = new Samples();
  private final Samples withoutModel = new Samples();
  private int begun;
  private int failed;
  private long until;

  Turns(int port, String token) {
    this(port, token, "");
  }

  /** @param script what the model shall do other than its name says */
  Turns(int port, String token, String script) {
    this.port = port;
    this.token = token;
    this.script = script;
  }

  /** Turns per second. */
  double run(int clients, int seconds) throws IOException {
    LoadClient client = new LoadClient(port);
    long start = System.nanoTime();
    until = start + seconds * 1_000_000_000L;
    for (int i = 0; i < clients; i++) {
      client.plan(start, new Turn());
    }
    client.run();
    return wall.size() / ((System.nanoTime() - start) / 1e9);
  }

  int done() {
    return wall.size();
  }

  int failed() {
    return failed;
  }

  /** Milliseconds from the request to the whole answer. */
  Samples wall() {
    return wall;
  }

  /** The answers' own {@code own_ms}. */
  Samples own() {
    return own;
  }

  /** The answers' own {@code tool_ms}. */
  Samples tools() {
    return tools;
  }

  /** Milliseconds of wall time without those that the answer says it waited for the model. */
  Samples withoutModel() {
    return withoutModel;
  }

  private final class Turn implements Exchange {
    private final int number = begun++;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private long sent;

    @Override
    public byte[] request() {
      return Wire.ask("/chat", token, number, script);
    }

    @Override
    public void sent(long nanos) {
      sent = nanos;
    }

    @Override
    public void body(byte[] bytes, int from, int to, long nanos) {
      answer.write(bytes, from, to - from);
    }

    @Override
    public Exchange ended(int status, long nanos) {
      if (status == 200) {
        measure((nanos - sent) / 1e6);
      } else {
        failed++;
        System.err.println("status " + status + " " + answer);
      }
      return status != 0 && nanos < until ? new Turn() : null;
    }

    private void measure(double millis) {
      wall.add(millis);
      try {
        JsonNode timings = JSON.readTree(answer.toByteArray()).path("timings");
        tools.add(timings.path("tool_ms").asDouble());
        own.add(timings.path("own_ms").asDouble());
        withoutModel.add(millis - timings.path("model_ms").asDouble());
      } catch (IOException unreadable) {
        failed++;
      }
    }
  }
}
