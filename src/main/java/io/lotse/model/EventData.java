package io.lotse.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The data of server-sent events (WHATWG HTML, 9.2.6), one event after the other, until the stream ends or says
 * {@code [DONE]}. Names, ids and comments mean nothing in a model's stream.
 */
final class EventData {
  private static final String FIELD = "data";
  private static final String DONE = "[DONE]";
  private final BufferedReader lines;
  private final Runnable heard;

  /** @param heard told of every line, comments too */
  EventData(InputStream stream, Runnable heard) {
    this.heard = heard;
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /**
   * Waits for the next event that has data.
   *
   * @throws UncheckedIOException the connection broke or was silent for too long
   */
  Optional<String> next() {
    try {
      String data = event();
      return Optional.ofNullable(data).filter(text -> !text.startsWith(DONE));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String event() throws IOException {
    String data = null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heard.run();
      if (line.isEmpty() && data != null) {
        return data;
      }
      if (line.startsWith(FIELD)) {
        data = joined(data, line);
      }
    }
    return null;
  }

  private static String joined(String before, String line) {
    int colon = FIELD.length();
    if (line.length() > colon && line.charAt(colon) != ':') {
      return before;
    }
    int start = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
    String data = line.substring(Math.min(start, line.length()));
    return before == null ? data : before + "\n" + data;
  }
}
