package io.lotse.nodes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A reader of {@code /notify}. */
public final class Bot implements WebSocket.Listener, AutoCloseable {
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  public Bot(URI node, String token) {
    socket = http.newWebSocketBuilder().header("Authorization", "Bearer " + token)
        .buildAsync(URI.create("ws://" + node.getAuthority() + "/notify"), this).join();
  }

  /** How many frames have told that somebody in that conversation wants a human. */
  public long told(String session) {
    return frames.stream().filter(frame -> frame.contains(session) && frame.contains("\"handoff\"")).count();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      frames.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
