package io.lotse.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The commands that the server runs before it opens its ports. */
public final class Preboot {
  private static final String NETWORK = "set configs.config.server-config.network-config.";
  private static final String LISTENER = NETWORK + "network-listeners.network-listener.http-listener.";
  private static final String HTTP = NETWORK + "protocols.protocol.http-listener.http.";

  private Preboot() {}

  /**
   * Binds the listener to that address, lets DELETE have a body, takes request lines and headers of 128 kB in all (bots
   * send whole answers as {@code ?response_text=}), leaves TRACE to us (the server refuses it too, but takes its body for
   * the next request), and gives up clients that read nothing for 10 s (the server's own patience of 30 s holds a thread
   * for as long).
   */
  public static Path write(Path file, String address) throws IOException {
    return Files.write(file, commands(address));
  }

  /** The same, and the port stays closed: the server would answer 404 and 500 itself until Lotse is deployed. */
  static Path writeClosed(Path file, String address) throws IOException {
    return Files.write(file, Stream.concat(commands(address).stream(), Stream.of(LISTENER + "enabled=false")).toList());
  }

  /** What opens the port, to be run after the deployment. */
  static Path writeOpening(Path file) throws IOException {
    return Files.writeString(file, LISTENER + "enabled=true\n");
  }

  private static List<String> commands(String address) {
    return List.of(LISTENER + "address=" + address, HTTP + "allow-payload-for-undefined-http-methods=true", HTTP
        + "header-buffer-length-bytes=131072", HTTP + "trace-enabled=true", NETWORK
            + "transports.transport.tcp.write-timeout-millis=10000");
  }
}
