package io.lotse.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut, as a phone's in a tunnel: what is open breaks, and nothing new comes through. */
public final class UnreliableLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final int exit;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

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

  public void cut() {
    cut = true;
    open.forEach(UnreliableLine::end);
  }

  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
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
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException broken) {
      // Either end has gone, or the line was cut; the other end shall know.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
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
