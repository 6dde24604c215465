package io.lotse.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server that can be cut, as a phone's in a tunnel: what is open breaks, and nothing new comes through. It can
 * also fall silent, as a stopped process does (what is sent arrives once it speaks again), or be slow.
 */
public final class UnreliableLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final int exit;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean silent;
  private volatile Duration delay = Duration.ZERO;

  private UnreliableLine(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  /** A line to a port of this machine. */
  public static UnreliableLine to(int port) {
    try {
      UnreliableLine line = new UnreliableLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where it begins. */
  public String address() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  public int port() {
    return entrance.getLocalPort();
  }

  public void cut() {
    cut = true;
    open.forEach(UnreliableLine::end);
  }

  public void silence() {
    silent = true;
  }

  /** From now on each piece of what is sent, in either direction, takes so long. */
  public void slow(Duration each) {
    delay = each;
  }

  public void mend() {
    cut = false;
    silent = false;
    delay = Duration.ZERO;
  }

  @Override
  public void close() {
    mend();
    cut();
    try {
      entrance.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        if (cut) {
          end(near);
        } else {
          connect(near);
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket near) throws IOException {
    Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
    open.add(near);
    open.add(far);
    Thread.ofVirtual().start(() -> carry(near, far));
    Thread.ofVirtual().start(() -> carry(far, near));
  }

  private void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hold();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException | InterruptedException broken) {
      // Either end has gone, or the line was cut; the other end shall know.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void hold() throws InterruptedException {
    Thread.sleep(delay);
    while (silent && !cut) {
      Thread.sleep(20);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
