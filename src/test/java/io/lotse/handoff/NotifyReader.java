package io.lotse.handoff;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client of the WebSocket, as a bot is one. */
final class NotifyReader implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private WebSocket socket;

  private NotifyReader() {}

  static NotifyReader connect(URI address, Map<String, String> headers) {
    NotifyReader reader = new NotifyReader();
    WebSocket.Builder builder = reader.http.newWebSocketBuilder();
    headers.forEach(builder::header);
    reader.socket = builder.buildAsync(address, reader).join();
    return reader;
  }

  /** With which status the server refuses the connection. */
  static int refused(URI address, Map<String, String> headers) {
    try (NotifyReader reader = connect(address, headers)) {
      return 101;
    } catch (CompletionException failed) {
      return ((WebSocketHandshakeException) failed.getCause()).getResponse().statusCode();
    }
  }

  void say(String words) {
    socket.sendText(words, true).join();
  }

  void acknowledge(String id) {
    say("{\"ack\": \"" + id + "\"}");
  }

  List<JsonNode> frames() {
    return frames;
  }

  /** Whether the server has ended the connection. */
  boolean isClosed() { return socket.isInputClosed(); }

  /** The notifications it has got, by the conversation they are about. */
  List<String> sessions() {
    return frames.stream().filter(frame -> frame.has("id")).map(frame -> frame.at("/data/session_id").asText())
        .toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      frames.add(read(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private static JsonNode read(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(frame, notJson);
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
