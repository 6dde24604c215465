package io.lotse.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds TCP ports that nobody else holds. */
final class Ports {
  private Ports() {}

  static boolean free(String address, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  /** The port used last time if it is still free, else any free one; remembered under the name given. */
  static int remembered(Notes notes, String name) {
    int port = notes.find(name).map(Integer::valueOf).filter(last -> free("127.0.0.1", last)).orElseGet(Ports::any);
    notes.put(name, Integer.toString(port));
    return port;
  }

  private static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new QuickstartFailed("There is no free TCP port on 127.0.0.1: " + e.getMessage(), e);
    }
  }
}
