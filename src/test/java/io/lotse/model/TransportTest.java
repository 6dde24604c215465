package io.lotse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import okhttp3.Request;
import okhttp3.Response;

class TransportTest {
  @Test
  void the_end_of_a_request_does_not_wait_for_the_acknowledgement_of_its_beginning() throws IOException {
    try (Socket socket = new Transport.Undelayed().createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, here);
        Socket socket = new Transport.Undelayed().createSocket(here, server.getLocalPort())) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void a_redirect_is_an_answer_and_leads_nowhere_else() throws Exception {
    try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket endpoint = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Transport transport = new Transport(Duration.ofSeconds(5))) {
      elsewhere.setSoTimeout(1);
      Thread server = Thread.startVirtualThread(() -> redirect(endpoint, elsewhere.getLocalPort()));

      try (Response answer = transport.call(new Request.Builder().url("http://127.0.0.1:" + endpoint.getLocalPort())
          .header("Authorization", "Bearer secret").build()).execute()) {
        assertThat(answer.code()).isEqualTo(307);
      }

      server.join();
      assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void redirect(ServerSocket endpoint, int port) {
    try (Socket socket = endpoint.accept()) {
      socket.getOutputStream().write(("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:" + port
          + "/\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().read();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
