package io.lotse.bench;

import java.io.IOException;
import java.util.function.IntFunction;

/** The same kind of GET again and again, by clients that ask again at once. */
final class Gets {
  private final int port;
  private final IntFunction<byte[]> requests;
  private final Samples wall = new Samples();
  private final int expected;
  private int begun;
  private int failed;
  private long until;

  /** @param requests the n-th request as it goes over the wire */
  Gets(int port, IntFunction<byte[]> requests) {
    this(port, requests, 200);
  }

  /** @param expected the status that counts as success */
  Gets(int port, IntFunction<byte[]> requests, int expected) {
    this.port = port;
    this.requests = requests;
    this.expected = expected;
  }

  /** Answers per second. */
  double run(int clients, int seconds) throws IOException {
    LoadClient client = new LoadClient(port);
    long start = System.nanoTime();
    until = start + seconds * 1_000_000_000L;
    for (int i = 0; i < clients; i++) {
      client.plan(start, new Get());
    }
    client.run();
    return wall.size() / ((System.nanoTime() - start) / 1e9);
  }

  int failed() {
    return failed;
  }

  /** Milliseconds from the request to the whole answer. */
  Samples wall() {
    return wall;
  }

  private final class Get implements Exchange {
    private final byte[] request = requests.apply(begun++);
    private long sent;

    @Override
    public byte[] request() {
      return request;
    }

    @Override
    public void sent(long nanos) {
      sent = nanos;
    }

    @Override
    public void body(byte[] bytes, int from, int to, long nanos) {
      // Only its end counts.
    }

    @Override
    public Exchange ended(int status, long nanos) {
      if (status == expected) {
        wall.add((nanos - sent) / 1e6);
      } else {
        failed++;
      }
      return status != 0 && nanos < until ? new Get() : null;
    }
  }
}
