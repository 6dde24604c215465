package io.lotse.bench;

import java.nio.charset.StandardCharsets;

/** Takes one HTTP/1.1 response after another out of bytes as they come (RFC 9112). */
final class ResponseReader {
  private enum State {
    HEAD, LENGTH, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILER
  }

  /** Hears the parts of responses. */
  interface Listener {
    void body(byte[] bytes, int from, int to);

    void ended(int status);
  }

  private final Listener listener;
  private final byte[] line = new byte[8192];
  private int lineLength;
  private State state = State.HEAD;
  private int status;
  private boolean chunked;
  private long left;

  ResponseReader(Listener listener) {
    this.listener = listener;
  }

  void read(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      if (state == State.LENGTH || state == State.CHUNK) {
        int end = (int) Math.min(length, at + left);
        listener.body(bytes, at, end);
        left -= end - at;
        at = end;
        if (left == 0) {
          afterData();
        }
      } else {
        byte next = bytes[at++];
        if (next == '\n') {
          line();
          lineLength = 0;
        } else if (next != '\r') {
          line[lineLength++] = next;
        }
      }
    }
  }

  private void afterData() {
    if (state == State.CHUNK) {
      state = State.CHUNK_END;
    } else {
      end();
    }
  }

  private void end() {
    state = State.HEAD;
    int ended = status;
    status = 0;
    listener.ended(ended);
  }

  private void line() {
    switch (state) {
      case CHUNK_SIZE -> {
        left = chunkSize();
        state = left == 0 ? State.TRAILER : State.CHUNK;
      }
      case CHUNK_END -> state = State.CHUNK_SIZE;
      case TRAILER -> {
        if (lineLength == 0) {
          end();
        }
      }
      default -> head();
    }
  }

  private long chunkSize() {
    long size = 0;
    for (int i = 0; i < lineLength && Character.digit(line[i], 16) >= 0; i++) {
      size = 16 * size + Character.digit(line[i], 16);
    }
    return size;
  }

  private void head() {
    if (lineLength == 0) {
      headIsComplete();
      return;
    }
    String text = new String(line, 0, lineLength, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
    if (status == 0) {
      status = Integer.parseInt(text.split(" ")[1]);
      chunked = false;
      left = 0;
    } else if (text.startsWith("content-length:")) {
      left = Long.parseLong(text.substring(15).strip());
    } else if (text.startsWith("transfer-encoding:")) {
      chunked = text.contains("chunked");
    }
  }

  private void headIsComplete() {
    if (chunked) {
      state = State.CHUNK_SIZE;
    } else if (left > 0) {
      state = State.LENGTH;
    } else {
      end();
    }
  }
}
