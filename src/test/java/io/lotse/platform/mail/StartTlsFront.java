package io.lotse.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server that knows no STARTTLS (RFC 3207): it offers it, and passes on what comes encrypted. */
final class StartTlsFront implements AutoCloseable {
  private final List<String> heardInTheClear = new CopyOnWriteArrayList<>();
  private final ServerSocket door;
  private final int behind;
  private final SSLContext tls;

  StartTlsFront(int behind, SSLContext tls) throws IOException {
    this.behind = behind;
    this.tls = tls;
    this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  /** One that has no encryption to offer. */
  static StartTlsFront thatOffersNone() throws IOException {
    return new StartTlsFront(0, null);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What clients have said before the encryption began. */
  List<String> heardInTheClear() {
    return List.copyOf(heardInTheClear);
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        speak(client);
      } catch (IOException gone) {
        // The next client is served all the same.
      }
    }
  }

  private void speak(Socket client) throws IOException {
    say(client, "220 front ready");
    BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(),
        StandardCharsets.US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heardInTheClear.add(line);
      if (line.equals("STARTTLS")) {
        say(client, "220 go ahead");
        passOn((SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true));
        return;
      }
      say(client, answer(line));
    }
  }

  private String answer(String line) {
    if (line.startsWith("EHLO")) {
      return tls == null ? "250-front\r\n250 AUTH PLAIN LOGIN" : "250-front\r\n250 STARTTLS";
    }
    return line.equals("QUIT") ? "221 bye" : "530 Must issue a STARTTLS command first";
  }

  private void passOn(SSLSocket client) throws IOException {
    client.setUseClientMode(false);
    try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      // The greeting was said already.
      new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII), 1).readLine();
      Thread back = Thread.ofPlatform().daemon().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException gone) {
      // One of the two has hung up.
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
