package io.lotse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A bot that reads /notify, acknowledges each notification, and connects again until it is stopped. */
final class NotifyBot implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String key;
  private final Set<String> seen = new LinkedHashSet<>();
  private final Thread thread = new Thread(this::stayConnected, "bot");
  private volatile List<Integer> ports;
  private volatile boolean stopped;
  private volatile WebSocket socket;
  private int connections;
  private int duplicates;

  /** @param ports of the servers it connects to, in turn */
  NotifyBot(String key, List<Integer> ports) {
    this.key = key;
    this.ports = ports;
    thread.start();
  }

  /** The ids it has got, each once, in the order in which they came first. */
  synchronized List<String> seen() {
    return new ArrayList<>(seen);
  }

  synchronized int count() {
    return seen.size();
  }

  synchronized int duplicates() {
    return duplicates;
  }

  int connections() {
    return connections;
  }

  /** Breaks the connection off as a killed process would. */
  void kill() {
    WebSocket current = socket;
    if (current != null) {
      current.abort();
    }
  }

  private void stayConnected() {
    for (int i = 0; !stopped; i++) {
      try {
        Reading reading = new Reading();
        socket = http.newWebSocketBuilder().header("X-API-Key", key).connectTimeout(Duration.ofSeconds(5))
            .buildAsync(URI.create("ws://127.0.0.1:" + ports.get(i % ports.size()) + "/notify"), reading).join();
        connections++;
        reading.ended();
      } catch (RuntimeException refused) {
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException end) {
      stopped = true;
    }
  }

  private synchronized void take(String text) throws IOException {
    JsonNode frame = JSON.readTree(text);
    if (!seen.add(frame.path("id").asText())) {
      duplicates++;
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    kill();
    thread.interrupt();
    thread.join();
    http.close();
  }

  private final class Reading implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private boolean over;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String frame = text.toString();
        text.setLength(0);
        try {
          take(frame);
          from.sendText("{\"ack\":\"" + JSON.readTree(frame).path("id").asText() + "\"}", true)
              .whenComplete((sent, failed) -> from.request(1));
        } catch (IOException unreadable) {
          throw new IllegalStateException(frame, unreadable);
        }
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      over();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      over();
    }

    private synchronized void over() {
      over = true;
      notifyAll();
    }

    private synchronized void ended() {
      try {
        while (!over && !stopped && !socket.isInputClosed()) {
          wait(100);
        }
      } catch (InterruptedException end) {
        stopped = true;
      }
    }
  }
}
