package io.lotse.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A response read line by line from a socket of its own, as it stands on the wire, sizes of HTTP chunks included. */
public final class RawStream implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private final Socket socket;
  private final BufferedReader lines;

  private RawStream(Socket socket) throws IOException {
    this.socket = socket;
    this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static RawStream open(URI address, Map<String, String> headers, String json) {
    try {
      Socket socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder("POST ").append(address.getRawPath()).append(" HTTP/1.1\r\nHost: ")
          .append(address.getAuthority()).append("\r\nContent-Type: application/json\r\nContent-Length: ")
          .append(body.length).append("\r\nAccept: text/event-stream\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return new RawStream(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits for the next line; empty when the server has closed the connection. */
  public Optional<String> line() {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Reads up to a line that begins so; AssertionError when there is none. */
  public String upTo(String beginning) {
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      if (line.get().startsWith(beginning)) {
        return line.get();
      }
    }
    throw new AssertionError("the stream ended without a line that begins with '" + beginning + "'");
  }

  /** Goes away without a word: the connection is reset. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
