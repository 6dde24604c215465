package io.lotse.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Reads server-sent events as they come (WHATWG HTML, section 9.2). Closing it drops the connection, as a client that
 * goes away does.
 */
public final class EventStream implements AutoCloseable {
  private final int status;
  private final HttpHeaders headers;
  private final BufferedReader lines;
  private final InputStream body;
  private String lastId;
  private int comments;

  EventStream(int status, HttpHeaders headers, InputStream body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  public int status() {
    return status;
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** How many comment lines, such as keep-alives, were passed over so far. */
  public int comments() {
    return comments;
  }

  /** Waits for the next event; empty when the server has ended the stream. */
  public Optional<ServerEvent> next() {
    String name = "message";
    StringJoiner data = new StringJoiner("\n");
    boolean any = false;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && any) {
          return Optional.of(new ServerEvent(lastId, name, data.toString()));
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (field) {
          case "event" -> name = value;
          case "id" -> lastId = value;
          case "data" -> {
            data.add(value);
            any = true;
          }
          default -> comments += line.startsWith(":") ? 1 : 0;
        }
      }
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** All events until the server ends the stream. */
  public List<ServerEvent> rest() {
    List<ServerEvent> events = new ArrayList<>();
    for (Optional<ServerEvent> event = next(); event.isPresent(); event = next()) {
      events.add(event.get());
    }
    return events;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
