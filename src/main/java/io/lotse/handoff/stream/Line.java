package io.lotse.handoff.stream;

import java.util.function.Consumer;

/** The way to one client: a WebSocket, or a test's stand-in. */
interface Line {
  /** Sends a text without waiting; afterwards tells whether it has left. */
  void send(String text, Consumer<Boolean> sent);

  /** Sends a protocol ping behind what was sent before; its pong comes back with the same position. */
  void ping(long position);

  /** Ends the connection; the other side may not hear of it any more. */
  void close(String reason);
}
