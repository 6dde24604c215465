package io.lotse.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thousands of WebSockets (RFC 6455) on one thread, so that reading them takes little of the processors that they share
 * with what is measured. They answer pings and count everything else.
 */
final class Sockets implements AutoCloseable {
  private static final byte[] HANDSHAKE_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final InetSocketAddress address;
  private final byte[] handshake;
  private final Selector selector;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "sockets");
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private Samples arrivals = new Samples();
  private long origin;

  Sockets(int port, String path, String header) throws IOException {
    address = new InetSocketAddress("127.0.0.1", port);
    handshake = ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket"
        + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    selector = Selector.open();
    thread.start();
  }

  /** Opens one more; it counts as open once the server has agreed. */
  void connect() throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(ByteBuffer.wrap(handshake));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
    selector.wakeup();
  }

  int open() {
    return open.get();
  }

  int lost() {
    return lost.get();
  }

  /** From now on texts are counted anew, in milliseconds from this moment (System.nanoTime). */
  synchronized void count(long from) {
    origin = from;
    arrivals = new Samples();
  }

  /** When each text has arrived since. */
  synchronized Samples arrivals() {
    Samples copy = new Samples();
    arrivals.copyTo(copy);
    return copy;
  }

  synchronized int arrived() {
    return arrivals.size();
  }

  private synchronized void arrived(long nanos) {
    arrivals.add((nanos - origin) / 1e6);
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(key -> ((Connection) key.attachment()).read(), 1000);
      }
    } catch (IOException | java.nio.channels.ClosedSelectorException ended) {
      lost.addAndGet(open.getAndSet(0));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
    thread.join();
  }

  private final class Connection {
    private final SocketChannel channel;
    private byte[] pending = new byte[0];
    private boolean agreed;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void read() {
      try {
        buffer.clear();
        int length = channel.read(buffer);
        if (length < 0) {
          gone();
          return;
        }
        long now = System.nanoTime();
        int before = pending.length;
        pending = Arrays.copyOf(pending, before + length);
        buffer.flip().get(pending, before, length);
        take(now);
      } catch (IOException broken) {
        gone();
      }
    }

    private void take(long now) throws IOException {
      int from = agreed ? 0 : afterHandshake();
      while (agreed) {
        int next = frame(from, now);
        if (next < 0) {
          break;
        }
        from = next;
      }
      pending = Arrays.copyOfRange(pending, from, pending.length);
    }

    private int afterHandshake() throws IOException {
      String head = new String(pending, StandardCharsets.US_ASCII);
      int end = head.indexOf(new String(HANDSHAKE_END, StandardCharsets.US_ASCII));
      if (end < 0) {
        return 0;
      }
      if (!head.startsWith("HTTP/1.1 101")) {
        throw new IOException(head.lines().findFirst().orElse("no answer"));
      }
      agreed = true;
      open.incrementAndGet();
      return end + HANDSHAKE_END.length;
    }

    /** One frame of the server's, which are never masked; where the next begins, -1 when it is not all there. */
    private int frame(int from, long now) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(pending, from, pending.length - from);
      if (bytes.remaining() < 2) {
        return -1;
      }
      int opcode = bytes.get() & 0x0f;
      int length = bytes.get() & 0x7f;
      if (bytes.remaining() < (length == 126 ? 2 : length == 127 ? 8 : 0)) {
        return -1;
      }
      length = length == 126 ? bytes.getShort() & 0xffff : length == 127 ? (int) bytes.getLong() : length;
      if (bytes.remaining() < length) {
        return -1;
      }
      switch (opcode) {
        case TEXT -> arrived(now);
        case PING -> pong(bytes, length);
        case CLOSE -> throw new IOException("closed by the server");
        default -> {
        }
      }
      return bytes.position() - (opcode == PING ? length : 0) + length;
    }

    private void pong(ByteBuffer bytes, int length) throws IOException {
      ByteBuffer pong = ByteBuffer.allocate(6 + length).put((byte) (0x80 | PONG)).put((byte) (0x80 | length)).putInt(0);
      byte[] data = new byte[length];
      bytes.get(data);
      channel.write(pong.put(data).flip());
    }

    private void gone() {
      if (agreed) {
        open.decrementAndGet();
      }
      lost.incrementAndGet();
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        agreed = false;
      }
    }
  }
}
