package io.lotse.handoff.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

/** The way to a client over a WebSocket. */
final class SocketLine implements Line {
  private static final System.Logger LOG = System.getLogger(SocketLine.class.getName());
  /**
   * With each text the server renews a time-out for idle connections, also where there is none, on an executor that
   * searches all jars of the context class loader: half the cost of a text. This loader has no jars.
   */
  private static final ClassLoader BARE = ClassLoader.getPlatformClassLoader();
  private final Session session;

  SocketLine(Session session) {
    this.session = session;
  }

  @Override
  public void send(String text, Consumer<Boolean> sent) {
    Thread current = Thread.currentThread();
    ClassLoader ours = current.getContextClassLoader();
    current.setContextClassLoader(BARE);
    try {
      session.getAsyncRemote().sendText(text, result -> sent.accept(result.isOK()));
    } catch (IllegalStateException closed) {
      sent.accept(false);
    } finally {
      current.setContextClassLoader(ours);
    }
  }

  @Override
  public void ping(long position) {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(Long.BYTES).putLong(0, position));
    } catch (IOException | IllegalStateException closed) {
      LOG.log(System.Logger.Level.DEBUG, "no ping to a connection that is closed", closed);
    }
  }

  @Override
  public void close(String reason) {
    close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, reason));
  }

  /** Ends the connection of a client that says what is not understood. */
  void refuse(CloseCodes code, String reason) {
    close(new CloseReason(code, reason));
  }

  private void close(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | IllegalStateException alreadyGone) {
      LOG.log(System.Logger.Level.DEBUG, "the connection was gone already", alreadyGone);
    }
  }
}
