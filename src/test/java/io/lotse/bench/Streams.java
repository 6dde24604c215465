package io.lotse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Answers that are streamed at the same time. The scripted model's tokens tell when each was sent, so that what Lotse
 * adds can be told from the model's own pace.
 */
final class Streams {
  private static final byte[] TOKEN = "event: token".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "event: done".getBytes(StandardCharsets.US_ASCII);

  private final int port;
  private final String token;
  private final String script;
  private final double modelMillis;
  private final Samples added = new Samples();
  private final Samples firstToken = new Samples();
  private int complete;
  private int failed;
  private int most;
  private int going;
  private Plateau plateau = new Plateau(Integer.MAX_VALUE, null);

  /** @param modelMillis how long the model itself takes until its first word */
  Streams(int port, String token, double modelMillis) {
    this(port, token, modelMillis, "");
  }

  /** @param script what the model shall do other than its name says */
  Streams(int port, String token, double modelMillis, String script) {
    this.port = port;
    this.token = token;
    this.modelMillis = modelMillis;
    this.script = script;
  }

  /** The server's processor time while all answers are on their way, in µs per token. */
  double cpuPerToken() {
    return plateau.cpuPerToken();
  }

  /** Begins the answers evenly over that many seconds and waits for the end of all; the server's time is measured. */
  void run(int answers, double rampSeconds, ServerProcess server) throws IOException {
    plateau = new Plateau(answers, server);
    run(answers, rampSeconds);
  }

  /** Begins the answers evenly over that many seconds and waits for the end of all. */
  void run(int answers, double rampSeconds) throws IOException {
    LoadClient client = new LoadClient(port);
    long start = System.nanoTime();
    for (int i = 0; i < answers; i++) {
      client.plan(start + (long) (i * rampSeconds * 1e9 / answers), new Stream(i));
    }
    client.run();
  }

  int complete() {
    return complete;
  }

  int failed() {
    return failed;
  }

  /** The most answers that were on their way at the same moment. */
  int most() {
    return most;
  }

  /** Milliseconds from the model's sending of a token to its arrival here. */
  Samples added() {
    return added;
  }

  /** Milliseconds from the request to the first token, without the model's. */
  Samples firstToken() {
    return firstToken;
  }

  private final class Stream implements Exchange {
    private final int number;
    private final byte[] line = new byte[1 << 15];
    private int length;
    private long sent;
    private boolean tokenFollows;
    private boolean spoken;
    private boolean done;

    Stream(int number) {
      this.number = number;
    }

    @Override
    public byte[] request() {
      return Wire.ask("/chat/stream", token, number, script);
    }

    @Override
    public void sent(long nanos) {
      sent = nanos;
      most = Math.max(most, ++going);
      plateau.begun(going, added.size());
    }

    @Override
    public void body(byte[] bytes, int from, int to, long nanos) {
      for (int i = from; i < to; i++) {
        if (bytes[i] == '\n') {
          line(nanos);
          length = 0;
        } else if (length < line.length) {
          line[length++] = bytes[i];
        }
      }
    }

    private void line(long nanos) {
      if (tokenFollows && startsWith("data:".getBytes(StandardCharsets.US_ASCII))) {
        tokenFollows = false;
        token(nanos);
      } else if (startsWith(TOKEN)) {
        tokenFollows = true;
      } else if (startsWith(DONE)) {
        done = true;
      }
    }

    private void token(long nanos) {
      if (!spoken) {
        spoken = true;
        firstToken.add((nanos - sent) / 1e6 - modelMillis);
      }
      long stamp = lastNumber();
      if (stamp > 0) {
        Instant now = Instant.now();
        added.add((now.getEpochSecond() * 1_000_000 + now.getNano() / 1000 - stamp) / 1e3);
      }
    }

    /** The last number of 16 digits in the line, 0 without one. */
    private long lastNumber() {
      long found = 0;
      long number = 0;
      int digits = 0;
      for (int i = 0; i < length; i++) {
        boolean digit = line[i] >= '0' && line[i] <= '9';
        number = digit ? 10 * number + line[i] - '0' : 0;
        digits = digit ? digits + 1 : 0;
        found = digits == 16 ? number : found;
      }
      return found;
    }

    private boolean startsWith(byte[] wanted) {
      if (length < wanted.length) {
        return false;
      }
      for (int i = 0; i < wanted.length; i++) {
        if (line[i] != wanted[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Exchange ended(int status, long nanos) {
      plateau.ended(added.size());
      going--;
      if (status == 200 && done) {
        complete++;
      } else {
        failed++;
        System.err.println("answer " + number + ": status " + status + (done ? "" : ", no end"));
      }
      return null;
    }
  }
}
