package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands that the server runs before it opens its ports. */
public final class Preboot {
  private static final String NETWORK = "set configs.config.server-config.network-config.";
  private static final String HTTP = NETWORK + "protocols.protocol.http-listener.http.";

  private Preboot() {}

  /**
   * Binds the listener to that address, lets DELETE have a body, takes request lines and headers of 128 kB in all (bots
   * send whole answers as {@code ?response_text=}), leaves TRACE to us (the server refuses it too, but takes its body for
   * the next request), and gives up clients that read nothing for 10 s (the server's own patience of 30 s holds a thread
   * for as long).
   */
  public static Path write(Path file, String address) throws IOException {
    return Files.write(file, List.of(NETWORK + "network-listeners.network-listener.http-listener.address=" + address,
        HTTP + "allow-payload-for-undefined-http-methods=true", HTTP + "header-buffer-length-bytes=131072",
        HTTP + "trace-enabled=true",
        NETWORK + "transports.transport.tcp.write-timeout-millis=10000"));
  }
}
