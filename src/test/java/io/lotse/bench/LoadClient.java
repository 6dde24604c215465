package io.lotse.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.PriorityQueue;

/**
 * Keeps thousands of HTTP exchanges going on the calling thread, one connection each, so that the client takes little of
 * the processors that it shares with what is measured.
 */
final class LoadClient {
  private final InetSocketAddress address;
  private final Selector selector;
  private final byte[] received = new byte[1 << 16];
  private final ByteBuffer buffer = ByteBuffer.wrap(received);
  private final PriorityQueue<Planned> planned = new PriorityQueue<>();
  private int open;

  private record Planned(long nanos, Exchange exchange) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      return Long.compare(nanos, other.nanos);
    }
  }

  LoadClient(int port) throws IOException {
    address = new InetSocketAddress("127.0.0.1", port);
    selector = Selector.open();
  }

  /** A connection of its own that begins at that time (System.nanoTime) with this exchange. */
  void plan(long nanos, Exchange exchange) {
    planned.add(new Planned(nanos, exchange));
  }

  /** Works until all exchanges have ended. */
  void run() throws IOException {
    while (open > 0 || !planned.isEmpty()) {
      long now = System.nanoTime();
      while (!planned.isEmpty() && planned.peek().nanos() <= now) {
        new Connection(planned.remove().exchange());
      }
      long wait = planned.isEmpty() ? 1000 : Math.max(1, (planned.peek().nanos() - now) / 1_000_000);
      selector.select(key -> ((Connection) key.attachment()).ready(key), wait);
    }
  }

  private final class Connection implements ResponseReader.Listener {
    private final SocketChannel channel = SocketChannel.open();
    private final ResponseReader reader = new ResponseReader(this);
    private Exchange exchange;
    private ByteBuffer unsent;
    private long now;
    private int done;
    private boolean answering;

    Connection(Exchange first) throws IOException {
      exchange = first;
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(address);
      channel.register(selector, SelectionKey.OP_CONNECT, this);
      open++;
    }

    void ready(SelectionKey key) {
      try {
        if (key.isConnectable()) {
          channel.finishConnect();
          send();
        } else if (key.isWritable()) {
          write();
        } else {
          read();
        }
      } catch (IOException lost) {
        lost();
      }
    }

    private void send() throws IOException {
      unsent = ByteBuffer.wrap(exchange.request());
      exchange.sent(System.nanoTime());
      write();
    }

    private void write() throws IOException {
      channel.write(unsent);
      channel.keyFor(selector).interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read() throws IOException {
      buffer.clear();
      int length = channel.read(buffer);
      if (length < 0) {
        lost();
        return;
      }
      now = System.nanoTime();
      answering = true;
      reader.read(received, length);
      if (exchange == null) {
        close();
      } else if (unsent == null) {
        send();
      }
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
      exchange.body(bytes, from, to, now);
    }

    @Override
    public void ended(int status) {
      exchange = exchange.ended(status, now);
      unsent = null;
      answering = false;
      done++;
    }

    /** The server ends a connection after some hundred requests; the next one is sent on a new connection. */
    private void lost() {
      if (exchange != null && done > 0 && !answering) {
        plan(System.nanoTime(), exchange);
      } else if (exchange != null) {
        exchange.ended(0, System.nanoTime());
      }
      exchange = null;
      close();
    }

    private void close() {
      open--;
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        exchange = null;
      }
    }
  }
}
