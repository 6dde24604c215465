package io.lotse.scripted;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * A response as it is to be played.
 *
 * @param generation whether it counts as a started generation
 */
record Reply(Iterator<Beat> beats, boolean generation) {

  static Reply json(int status, String body) {
    return json(status, body, "", 0, false);
  }

  static Reply json(int status, String body, String headers, long afterMillis, boolean generation) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + bytes.length + "\r\n\r\n";
    return new Reply(List.of(new Beat(afterMillis, join(head.getBytes(StandardCharsets.UTF_8), bytes),
        Beat.Then.END)).iterator(), generation);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
